import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endpointRows } from '../../src/domain/account/permissions.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

let server: TestServer;
let cookie = '';

beforeAll(async () => {
	server = await startServer({ env: { LOG_LEVEL: 'warn' } });
	const owner = (await demoAccounts(server)).find((one) => one.accountId === exampleOwner);
	if (!owner) throw new Error('the demonstration accounts have changed');
	cookie = await signInCookie(server, owner);
});

afterAll(() => server.dispose());

/** Every row of every table, as one line. Budgets of limits are no state of the application. */
function fingerprint(): string {
	const db = new DatabaseSync(join(server.dataDir, 'faqiao.db'), { readOnly: true });
	try {
		const names = db
			.prepare(
				"select name from sqlite_schema where type = 'table' and name <> 'rate_limit' order by name"
			)
			.all() as Array<{ name: string }>;
		const hash = createHash('sha256');
		for (const { name } of names) {
			const rows = db.prepare(`select * from "${name}"`).all();
			hash.update(name + JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()));
		}
		return hash.digest('hex');
	} finally {
		db.close();
	}
}

const actions = ['code', 'resend', 'verify', 'second-factor', 'restart', 'sign-out'];
const paths = endpointRows.flatMap(({ route }) => {
	const plain = route
		.replace(/\/\([a-z]+\)/, '')
		.replace('[number]', '1')
		.replace('[hash]', '0');
	return plain.includes('[action]')
		? actions.map((action) => plain.replace('[action]', action))
		: [plain];
});

const disguises: Array<[string, Record<string, string>]> = [
	['another origin', { origin: 'https://evil.example' }],
	['the null origin', { origin: 'null' }],
	['our name as a part of another', { origin: 'http://localhost:1.evil.example' }],
	['no origin, cross-site metadata', { 'sec-fetch-site': 'cross-site' }],
	['no origin, same-site metadata', { 'sec-fetch-site': 'same-site' }],
	['our origin, but cross-site metadata', { origin: 'own', 'sec-fetch-site': 'cross-site' }]
];
const bodies: Array<[string, string]> = [
	['application/json', '{"phone":"15400000001","locale":"en"}'],
	['application/x-www-form-urlencoded', 'phone=15400000001&locale=en'],
	[
		'multipart/form-data; boundary=x',
		'--x\r\ncontent-disposition: form-data; name="phone"\r\n\r\n15400000001\r\n--x--\r\n'
	],
	['text/plain', '{"phone":"15400000001"}'],
	['', '{"phone":"15400000001"}']
];

it.each(disguises)(
	'with %s nothing is changed, by any method and content type',
	async (_, given) => {
		const before = fingerprint();
		let calls = 0;
		for (const path of paths) {
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
				for (const [type, body] of bodies) {
					const origin = given.origin === 'own' ? server.origin : given.origin;
					const response = await fetch(`${server.origin}${path}`, {
						method,
						redirect: 'manual',
						headers: {
							cookie,
							...given,
							...(origin === undefined ? {} : { origin }),
							...(type === '' ? {} : { 'content-type': type })
						},
						body: type === '' ? new TextEncoder().encode(body) : body
					});
					calls++;
					expect([403, 405], `${method} ${path} ${type}`).toContain(response.status);
					expect(response.headers.getSetCookie(), `${method} ${path} ${type}`).toEqual([]);
					await response.body?.cancel();
				}
			}
		}
		expect(calls).toBeGreaterThan(300);
		expect(fingerprint()).toBe(before);
	}
);

it('reading changes nothing, whoever sends it', async () => {
	const before = fingerprint();
	for (const path of paths) {
		for (const headers of [{ cookie }, { cookie, 'sec-fetch-site': 'cross-site' }]) {
			const response = await fetch(`${server.origin}${path}`, { headers, redirect: 'manual' });
			await response.body?.cancel();
			expect(response.status).toBeLessThan(500);
		}
	}
	expect(fingerprint()).toBe(before);
});

it('our own page, and a program that is no browser, may write', async () => {
	const write = (headers: Record<string, string>) =>
		fetch(`${server.origin}/api/v1/auth/restart`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: '{}'
		});
	expect((await write({ origin: server.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(
		200
	);
	expect((await write({})).status).toBe(200);
});
