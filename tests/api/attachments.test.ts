import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { once } from 'node:events';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangesAnswer } from '#domain/sync/wire';
import { makeRequest } from '../../src/server/demo/commands.ts';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { type ApiClient, makeCommand, send } from '../support/commands.ts';
import { call } from '../support/call.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { type FakeClamd, startFakeClamd } from '../support/fake-clamd.ts';
import { makeCorpus, pdf, type Sample } from '../support/file-corpus.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';
import { create, offsetOf, sha256Of, tus, upload } from '../support/uploads.ts';

let server: TestServer;
let clamd: FakeClamd;
let owner: ApiClient;
let officer: ApiClient;

async function clientOf(accountId: string): Promise<ApiClient> {
	const account = (await demoAccounts(server)).find((one) => one.accountId === accountId);
	if (!account) throw new Error('no such account');
	return { server, account, cookie: await signInCookie(server, account), device: randomUUID() };
}

beforeAll(async () => {
	clamd = await startFakeClamd();
	server = await startServer({ env: { LOG_LEVEL: 'warn', CLAMAV_URL: clamd.url } });
	[owner, officer] = await Promise.all([clientOf(exampleOwner), clientOf(officerQingtong)]);
});
afterAll(async () => {
	await server.dispose();
	await clamd.close();
});

const attachBody = (
	requestId: string,
	{ bytes, name, type }: Pick<Sample, 'bytes' | 'name' | 'type'>
) => ({
	requestId,
	sha256: sha256Of(bytes),
	name,
	type,
	bytes: bytes.length
});

async function newRequest(): Promise<string> {
	const id = randomUUID();
	const [result] = await send(owner, [makeCommand('request.create', id, makeRequest())]);
	expect(result?.status).toBe('applied');
	return id;
}

async function statesOf(ids: string[]): Promise<Map<string, Record<string, unknown>>> {
	const scope = `firm:${owner.account.firmId ?? ''}`;
	const heard = await call(server, `/api/v1/changes?scope=${scope}`, { cookie: owner.cookie });
	const { changes } = JSON.parse(heard.text) as ChangesAnswer;
	return new Map(changes.filter(({ id }) => ids.includes(id)).map(({ id, d }) => [id, d ?? {}]));
}

async function decided(ids: string[]) {
	for (let tries = 0; tries < 200; tries++) {
		const states = await statesOf(ids);
		const open = [...states.values()].filter(({ state }) => state === 'quarantined');
		if (states.size === ids.length && open.length === 0) return states;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('The scanner did not come to an end.');
}

/** A client that nobody of us has written. */
function foreignUpload(
	origin: string,
	bytes: Buffer,
	chunkSize: number,
	onChunk?: (sent: number) => void
) {
	return new Promise<void>((resolve, reject) => {
		new Upload(bytes, {
			endpoint: `${origin}/api/v1/files`,
			chunkSize,
			metadata: { sha256: sha256Of(bytes) },
			headers: { cookie: owner.cookie },
			retryDelays: [200, 500, 1000, 2000, 4000, 4000],
			onChunkComplete: (_size, accepted) => onChunk?.(accepted),
			onSuccess: () => resolve(),
			onError: reject
		}).start();
	});
}

describe('an upload', () => {
	it('by tus-js-client goes through whole, 12 MB in one request', async () => {
		const bytes = randomBytes(12 * 1024 * 1024);
		await foreignUpload(server.origin, bytes, Infinity);
		expect(await offsetOf(owner, sha256Of(bytes))).toBe(bytes.length);
	});

	it('by tus-js-client survives kill -9 of the server and sends nothing twice but one piece', async () => {
		const bytes = randomBytes(2 * 1024 * 1024);
		let restarted: Promise<void> | null = null;
		await foreignUpload(server.origin, bytes, 256 * 1024, (sent) => {
			if (sent < bytes.length / 2 || restarted) return;
			restarted = server.kill().then(async () => {
				const { dataDir, port } = server;
				server = await startServer({
					dataDir,
					port,
					env: { LOG_LEVEL: 'warn', CLAMAV_URL: clamd.url }
				});
				owner = { ...owner, server };
				officer = { ...officer, server };
			});
		});
		await restarted;
		expect(restarted).not.toBeNull();
		expect(await offsetOf(owner, sha256Of(bytes))).toBe(bytes.length);
	});

	it('cut at 70 % goes on at 70 %: every byte reaches the server once', async () => {
		const proxy = await startCuttingProxy(server.port);
		const bytes = randomBytes(1_000_000);
		const sha256 = sha256Of(bytes);
		expect((await create(owner, sha256, bytes.length)).status).toBe(201);
		proxy.cutAfter(700_000);
		await expect(patchThrough(proxy.port, sha256, 0, bytes)).rejects.toThrow();
		// The server learns of the break a moment after this end, and then still writes what arrived.
		await expect
			.poll(async () => (await offsetOf(owner, sha256)) ?? 0, { timeout: 10_000 })
			// What was in the air when the line broke is the most that can be lost.
			.toBeGreaterThan(700_000 - 2 * 64 * 1024);
		const at = (await offsetOf(owner, sha256)) ?? 0;
		expect(at).toBeLessThanOrEqual(700_000);
		proxy.cutAfter(null);
		expect(await patchThrough(proxy.port, sha256, at, bytes.subarray(at))).toBe(204);
		expect(await offsetOf(owner, sha256)).toBe(bytes.length);
		expect(proxy.uploaded).toBe(bytes.length + 700_000 - at);
		await proxy.close();
	});

	it('that never ends is refused early and leaves nothing in memory', async () => {
		const sha256 = sha256Of(randomBytes(32));
		expect((await create(owner, sha256, 20 * 1024 * 1024 + 1)).status).toBe(413);
		expect((await create(owner, sha256, 1024 * 1024)).status).toBe(201);
		const before = memoryOf(server);
		const sent = await sendForEver(sha256, 1024 * 1024 * 1024);
		expect(sent.status).toBe(413);
		expect(sent.bytes).toBeLessThan(200 * 1024 * 1024);
		expect(memoryOf(server) - before).toBeLessThan(64 * 1024 * 1024);
	});

	it('of another kind than tus is told so, and other addresses still take no large body', async () => {
		const bare = await call(server, '/api/v1/files', { method: 'POST', cookie: owner.cookie });
		expect(bare.status).toBe(412);
		const removal = await tus(owner, 'DELETE', `/${'0'.repeat(64)}`);
		expect(removal.status).toBe(405);
		const large = 'x'.repeat(600 * 1024);
		for (const path of ['/api/v1/commands', '/api/v1/files', '/api/v1/csp-reports']) {
			const heard = await call(server, path, { method: 'POST', cookie: owner.cookie, body: large });
			expect(heard.status, path).toBe(413);
		}
		// Without a length: counted while it comes.
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		expect(await postForEver('/api/v1/preferences', form)).toBe(413);
	});
});

describe('what was sent', () => {
	it('never becomes downloadable when it is bad, and is a download and nothing else when it is good', async () => {
		const corpus = await makeCorpus();
		const known = new Set(corpus.filter(({ refused }) => refused === null).map(({ type }) => type));
		const hashes = new Set<string>();
		for (const { bytes } of corpus) {
			if (!hashes.has(sha256Of(bytes))) await upload(owner, bytes);
			hashes.add(sha256Of(bytes));
		}
		// Twenty to a request; what has no allowed type is refused before it is a file at all.
		const sent: Array<Sample & { id: string }> = [];
		for (let from = 0; from < corpus.length; from += 20) {
			const requestId = await newRequest();
			const group = corpus.slice(from, from + 20).map((one) => ({ ...one, id: randomUUID() }));
			const results = await send(
				owner,
				group.map((one) => makeCommand('file.attach', one.id, attachBody(requestId, one)))
			);
			for (const [index, one] of group.entries()) {
				const isKnown = known.has(one.type);
				expect(results[index]?.status, one.title).toBe(isKnown ? 'applied' : 'rejected');
				if (isKnown) sent.push(one);
			}
		}
		const states = await decided(sent.map(({ id }) => id));
		for (const one of sent) {
			const { state, reason } = states.get(one.id) ?? {};
			expect([one.title, state, reason]).toEqual([
				one.title,
				one.refused ? 'refused' : 'clean',
				one.refused
			]);
			for (const { cookie } of [owner, officer]) {
				const heard = await call(server, `/api/v1/attachments/${one.id}`, { cookie });
				expect(heard.status, one.title).toBe(one.refused ? 409 : 200);
				if (one.refused) continue;
				expect(heard.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
				expect(heard.headers.get('content-security-policy')).toMatch(/^sandbox;/);
				expect(heard.headers.get('x-content-type-options')).toBe('nosniff');
				expect(heard.headers.get('cache-control')).toBe('no-store');
				expect(heard.headers.get('content-type')).toBe(one.type);
			}
		}
	});

	it('waits while the scanner is away, is not given out during the scan, and comes when it is back', async () => {
		clamd.say(null);
		const paper = {
			bytes: pdf(['4 0 obj\n<<>>\nendobj\n']),
			name: 'a.pdf',
			type: 'application/pdf'
		};
		await upload(owner, paper.bytes);
		const id = randomUUID();
		const requestId = await newRequest();
		const asked = clamd.scanned.length;
		await send(owner, [makeCommand('file.attach', id, attachBody(requestId, paper))]);
		while (clamd.scanned.length === asked) await new Promise((resolve) => setTimeout(resolve, 50));
		const heard = await call(server, `/api/v1/attachments/${id}`, { cookie: officer.cookie });
		expect([heard.status, heard.text]).toEqual([409, expect.stringContaining('being_checked')]);
		expect((await statesOf([id])).get(id)).toMatchObject({ state: 'quarantined' });
		clamd.say('stream: OK');
	});
});

function memoryOf({ process: { pid } }: TestServer): number {
	return (
		Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
	);
}

const headersOf = (sha256: string, offset: number, more: Record<string, string | number>) => ({
	path: `/api/v1/files/${sha256}`,
	method: 'PATCH',
	headers: {
		host: new URL(server.origin).host,
		cookie: owner.cookie,
		'tus-resumable': '1.0.0',
		'upload-offset': offset,
		'content-type': 'application/offset+octet-stream',
		...more
	}
});

/** Through the line that breaks, under the server's own name. */
async function patchThrough(port: number, sha256: string, offset: number, bytes: Buffer) {
	const request = httpRequest({
		port,
		host: 'localhost',
		...headersOf(sha256, offset, { 'content-length': bytes.length })
	});
	request.end(bytes);
	const [answer] = (await once(request, 'response')) as [{ statusCode: number; resume(): void }];
	answer.resume();
	return answer.statusCode;
}

/** Bytes without an end and without a length, until somebody says stop. */
async function sendForEver(sha256: string, most: number) {
	const request = httpRequest({
		port: server.port,
		host: 'localhost',
		...headersOf(sha256, 0, {})
	});
	let status = 0;
	let bytes = 0;
	request.on('error', () => {});
	request.on('response', (answer) => {
		status = answer.statusCode ?? 0;
		answer.resume();
	});
	request.setMaxListeners(0);
	const piece = Buffer.alloc(256 * 1024);
	while (status === 0 && bytes < most && !request.destroyed) {
		bytes += piece.length;
		if (!request.write(piece))
			await Promise.race([
				once(request, 'drain'),
				once(request, 'close'),
				once(request, 'response')
			]).catch(() => {});
	}
	request.destroy();
	return { status, bytes };
}

async function postForEver(path: string, headers: Record<string, string>): Promise<number> {
	const request = httpRequest({
		port: server.port,
		host: 'localhost',
		path,
		method: 'POST',
		headers: { host: new URL(server.origin).host, origin: server.origin, ...headers }
	});
	request.on('error', () => {});
	const answered = once(request, 'response') as Promise<[{ statusCode: number; resume(): void }]>;
	for (let n = 0; n < 8; n++) request.write(Buffer.alloc(256 * 1024, 'x'));
	request.end();
	const [answer] = await answered;
	answer.resume();
	return answer.statusCode;
}
