import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import { limits } from '../../src/server/auth/limits.ts';
import { createAccount } from '../../src/server/auth/manage-accounts.ts';
import { exampleOwner, people } from '../../src/server/demo/world.ts';
import { runCommand, startServer, type TestServer } from '../support/server.ts';
import { type DemoAccount, demoAccounts, signInCookie } from '../support/sign-in.ts';

let server: TestServer;
/** Numbers with an account of their own, so that no budget stands in the way of what is measured. */
const known = Array.from({ length: 100 }, (_, n) => `155${String(10_000_000 + n)}`);

beforeAll(async () => {
	// As behind a proxy on this machine: each call may come from an address of its own.
	server = await startServer({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
	const app = await createApp({ ...server.env, LOG_LEVEL: 'silent' });
	for (const phone of known) {
		await createAccount(app, {
			id: randomUUID(),
			role: 'owner',
			name: '测试',
			phone: `+86${phone}`
		});
	}
	await app.close();
});

afterAll(() => server.dispose());

let nth = 0;
const freshAddress = () => `10.${(nth >> 8) % 256}.${nth++ % 256}.1`;

async function post(
	at: string,
	action: string,
	body: object,
	cookie = '',
	address = freshAddress()
) {
	const response = await fetch(`${at}/api/v1/auth/${action}`, {
		method: 'POST',
		headers: {
			origin: at,
			'content-type': 'application/json',
			'x-forwarded-for': address,
			...(cookie ? { cookie } : {})
		},
		body: JSON.stringify(body)
	});
	const text = await response.text();
	return { response, text, body: JSON.parse(text) as Record<string, unknown> };
}

const cookiesOf = (response: Response) =>
	response.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
const me = (cookie: string) => fetch(`${server.origin}/api/v1/me`, { headers: { cookie } });

async function codeInLog(phone: string): Promise<string> {
	const line = new RegExp(`sign-in code (\\d{6}) for \\*\\*\\*${phone.slice(-4)}`, 'g');
	for (let tries = 0; tries < 50; tries++) {
		const code = [...server.output().matchAll(line)].at(-1)?.[1];
		if (code) return code;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	throw new Error('no code in the log');
}

it('200 right codes at once, over HTTP, open one session', async () => {
	const phone = known[0] ?? '';
	const asked = await post(server.origin, 'code', { phone });
	const cookie = cookiesOf(asked.response);
	const code = await codeInLog(phone);
	const all = await Promise.all(
		Array.from({ length: 200 }, () => post(server.origin, 'verify', { code }, cookie))
	);
	const opened = all.filter(({ body }) => body.step === 'done');
	expect(opened).toHaveLength(1);
	const sessions = all.flatMap(({ response }) =>
		response.headers.getSetCookie().filter((one) => one.startsWith('__Host-faqiao_session='))
	);
	expect(sessions).toHaveLength(1);
	expect((await me(opened[0] ? cookiesOf(opened[0].response) : '')).status).toBe(200);
});

it('a link opens a session once, and sign-out ends it everywhere at once', async () => {
	const owner = (await demoAccounts(server)).find((one) => one.accountId === exampleOwner);
	if (!owner) throw new Error('the demonstration accounts have changed');
	const cookie = await signInCookie(server, owner);
	const answer = await me(cookie);
	expect(await answer.json()).toMatchObject({ accountId: exampleOwner, role: 'owner' });
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const again = await signInCookie(server, owner);
	expect(again).not.toBe(cookie);
	await post(server.origin, 'sign-out', {}, cookie);
	expect((await me(cookie)).status).toBe(401);
	expect((await me(again)).status).toBe(200);
});

it('the operator’s commands list every account and print a link; a wrong name gives none', async () => {
	const printed = await runCommand(server, 'accounts', '--json');
	const accounts = JSON.parse(printed.stdout) as DemoAccount[];
	for (const { accountId, role, name, phone, email, firmId } of people) {
		const listed = accounts.find((one) => one.accountId === accountId);
		expect(listed).toMatchObject({ role, name });
		expect([listed?.phone, listed?.email, listed?.firmId]).toEqual([phone, email, firmId]);
	}
	const owner = people.find(({ phone }) => phone);
	const given = await runCommand(server, 'sign-in-link', owner?.phone ?? '');
	const link = given.stdout.trim().split('\n').at(-1) ?? '';
	const opened = await fetch(link, { redirect: 'manual' });
	expect(opened.headers.getSetCookie().join()).toContain('__Host-faqiao_session');
	const { code, stdout } = await runCommand(server, 'sign-in-link', '15499999999');
	expect(code).toBe(1);
	expect(stdout).not.toContain('http');
});

it('the budget of a number holds across two processes, a restart and forged addresses', async () => {
	const phone = '15300000001';
	const second = await startServer({
		dataDir: server.dataDir,
		env: { TRUSTED_PROXIES: '127.0.0.1,::1', LOG_LEVEL: 'warn' }
	});
	const doors = [server.origin, second.origin];
	try {
		for (let n = 0; n < limits.sendTarget.max; n++) {
			const { response } = await post(doors[n % 2] ?? '', 'code', { phone });
			expect(response.status, `call ${n + 1}`).toBe(200);
		}
		for (const door of doors) {
			const { response, body } = await post(door, 'code', { phone });
			expect(response.status).toBe(429);
			expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
			expect(body.code).toBe('too_many');
		}
	} finally {
		await second.stop();
	}
	server = await server.restart();
	expect((await post(server.origin, 'code', { phone })).response.status).toBe(429);
});

it('known and unknown numbers cannot be told apart: bytes, headers, time', async () => {
	const samples: Array<{ isKnown: boolean; ms: number }> = [];
	const seen = new Set<string>();
	// Warm, so that the first calls do not count.
	for (let n = 0; n < 20; n++) await post(server.origin, 'code', { phone: `152${10_000_000 + n}` });
	const order = known.slice(1).flatMap((phone, n) => {
		const stranger = `151${String(10_000_000 + n)}`;
		return n % 2 === 0 ? [phone, stranger] : [stranger, phone];
	});
	for (const phone of order) {
		const startedAt = performance.now();
		const { response, text } = await post(server.origin, 'code', { phone });
		samples.push({ isKnown: phone.startsWith('155'), ms: performance.now() - startedAt });
		const masked = text.replaceAll(/\d{13}/g, 'T').replace(/\d{3}\*{4}\d{4}/, 'P');
		const names = [...response.headers.keys()]
			.filter((name) => name !== 'date')
			.sort()
			.join();
		seen.add(`${response.status} ${names} ${masked}`);
	}
	expect([...seen]).toHaveLength(1);
	// Rank test: beyond 3.3 chance alone would be one in a thousand.
	expect(Math.abs(rankZ(samples))).toBeLessThan(3.3);
});

/** Mann-Whitney U as a standard score. */
function rankZ(samples: Array<{ isKnown: boolean; ms: number }>): number {
	const sorted = samples.toSorted((a, b) => a.ms - b.ms);
	const ranks = sorted.reduce((sum, { isKnown }, index) => sum + (isKnown ? index + 1 : 0), 0);
	const n = samples.filter(({ isKnown }) => isKnown).length;
	const m = samples.length - n;
	const u = ranks - (n * (n + 1)) / 2;
	return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
