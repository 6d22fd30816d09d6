import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBatch, makeCommand, makeRequest } from '../../src/server/demo/commands.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { alwaysHeaders } from '../../src/server/http/security-headers.ts';
import { postCommands } from '../support/post-commands.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

let server: TestServer;
let cookie: string;

beforeAll(async () => {
	server = await startServer();
	const owner = (await demoAccounts(server)).find((one) => one.accountId === exampleOwner);
	if (!owner) throw new Error('The demonstration owner is missing.');
	cookie = await signInCookie(server, owner);
});
afterAll(() => server.dispose());

const newCommand = () =>
	makeCommand({
		id: crypto.randomUUID(),
		entity: crypto.randomUUID(),
		type: 'request.create',
		body: makeRequest()
	});

describe('the limits of a batch', () => {
	it('too many commands, too many bytes, or too much after unpacking: 413 with the limits', async () => {
		const tooMany = makeBatch(exampleOwner, Array.from({ length: 101 }, newCommand));
		const tooLong = JSON.stringify({ ...tooMany, commands: ['x'.repeat(300_000)] });
		for (const batch of [tooMany, tooLong, 'x'.repeat(2_000_000)]) {
			const response = await postCommands({ server, cookie }, batch);
			expect(response.status).toBe(413);
			expect(await response.json()).toMatchObject({
				code: 'too_large',
				maxCommands: 100,
				maxBytes: 262_144
			});
		}
		const bomb = await fetch(`${server.origin}/api/v1/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', cookie },
			body: gzipSync(Buffer.alloc(20_000_000, 0x20))
		});
		expect(bomb.status).toBe(413);
	});

	it('a full batch of 100 is taken, packed as devices send it', async () => {
		const batch = makeBatch(exampleOwner, Array.from({ length: 100 }, newCommand), 'full');
		const response = await fetch(`${server.origin}/api/v1/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', cookie },
			body: gzipSync(JSON.stringify(batch))
		});
		expect(response.status).toBe(200);
		const { results } = (await response.json()) as { results: Array<{ status: string }> };
		expect(results.filter((one) => one.status === 'applied')).toHaveLength(100);
	});

	it.each([
		'{"proto":1,"proto":2}',
		'{"__proto__":{}}',
		`${'['.repeat(40)}${']'.repeat(40)}`,
		'{',
		'null'
	])('%s is malformed', async (text) => {
		const response = await postCommands({ server, cookie }, text);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ code: 'malformed' });
	});
});

describe('a write from elsewhere', () => {
	const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded'];
	it.each([
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ 'sec-fetch-site': 'cross-site' }
	] as Array<Record<string, string>>)(
		'with %j changes nothing, as any content type',
		async (headers) => {
			const body = JSON.stringify(makeBatch(exampleOwner, [newCommand()], 'evil'));
			for (const path of ['/api/v1/commands', '/api/v1/auth/sign-out', '/api/v1/preferences']) {
				for (const type of types) {
					const response = await fetch(server.origin + path, {
						method: 'POST',
						redirect: 'manual',
						headers: { 'content-type': type, cookie, ...headers },
						body
					});
					expect(response.status, `${path} ${type}`).toBe(403);
				}
			}
			const me = await fetch(`${server.origin}/api/v1/me`, { headers: { cookie } });
			expect(me.status).toBe(200);
		}
	);

	it('and GET never writes: it is 405 where only POST is', async () => {
		for (const path of ['/api/v1/commands', '/api/v1/auth/sign-out']) {
			const response = await fetch(server.origin + path, { headers: { cookie } });
			expect(response.status).toBe(405);
		}
		const put = await fetch(`${server.origin}/api/v1/changes`, {
			method: 'PUT',
			headers: { cookie }
		});
		expect([403, 405]).toContain(put.status);
	});
});

describe('every answer of the built server', () => {
	const paths = [
		'/',
		'/notices',
		'/notices/1',
		'/nowhere',
		'/api/v1/nowhere',
		'/api/v1/me',
		'/api/v1/openapi.json',
		'/api/v1/content/manifest.json',
		'/healthz',
		'/readyz',
		'/service-worker.js',
		'/manifest.webmanifest',
		'/sign-in',
		'/self-check',
		'/.env',
		'/.git/config',
		'/package.json',
		'/src/server/app.ts',
		'/%2e%2e/package.json',
		'/_app/immutable/none.js.map'
	];
	it.each(paths)('%s wears every header, no banner and a closed policy', async (path) => {
		const response = await fetch(server.origin + path, { redirect: 'manual' });
		for (const [name, value] of Object.entries(alwaysHeaders)) {
			expect(response.headers.get(name), name).toBe(value);
		}
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
		for (const banner of ['server', 'x-powered-by'])
			expect(response.headers.has(banner)).toBe(false);
		expect(response.headers.get('cache-control')).toBeTruthy();
		const text = await response.text();
		expect(text).not.toMatch(/node_modules|at \w+ \(|DatabaseSync|select .* from/i);
	});

	it('for another host is 421, and TRACE is not spoken', async () => {
		expect(await raw('GET / HTTP/1.1\r\nHost: evil.example')).toMatch(/^HTTP\/1.1 421/);
		expect(await raw(`TRACE / HTTP/1.1\r\nHost: localhost:${server.port}`)).toMatch(
			/^HTTP\/1.1 405/
		);
	});

	it('hashed files are kept for ever, pages are asked for again, private answers are not kept', async () => {
		const page = await fetch(server.origin);
		expect(page.headers.get('cache-control')).toContain('no-cache');
		const asset = /\/_app\/immutable\/[^"'> ]+\.js/.exec(await page.text())?.[0] ?? '';
		const file = await fetch(server.origin + asset);
		expect(file.headers.get('cache-control')).toContain('immutable');
		const me = await fetch(`${server.origin}/api/v1/me`, { headers: { cookie } });
		expect(me.headers.get('cache-control')).toBe('no-store');
	});

	it('and the log is one JSON object a line, with no phone and no cookie in it', async () => {
		const lines = server.output().trim().split('\n');
		for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
		expect(server.output()).not.toContain('15400000001');
		expect(server.output()).not.toContain(cookie.split('=')[1]);
	});
});

async function raw(head: string): Promise<string> {
	const socket = connect(server.port, 'localhost');
	socket.write(`${head}\r\nConnection: close\r\n\r\n`);
	let text = '';
	for await (const chunk of socket) text += String(chunk);
	return text;
}
