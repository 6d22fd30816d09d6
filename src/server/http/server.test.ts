import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { alwaysHeaders } from './security-headers.ts';
import { createHttpServer, type Handler } from './server.ts';

const closers: Array<() => void> = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function serve(handler: Handler) {
	const hosts: string[] = [];
	const log = createLog('silent');
	const server = createHttpServer({ hosts: ['localhost:1'], log }, handler).listen(0, '127.0.0.1');
	await once(server, 'listening');
	closers.push(() => server.close());
	const { port } = server.address() as AddressInfo;
	return { port, hosts };
}

/** By hand, because fetch would not send a false Host or a broken request. */
async function raw(port: number, text: string): Promise<string> {
	const socket = connect(port, '127.0.0.1');
	socket.end(text);
	let answer = '';
	for await (const chunk of socket) answer += String(chunk);
	return answer;
}

const get = (port: number, path = '/', host = 'localhost:1', method = 'GET') =>
	raw(port, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

describe('every answer', () => {
	const page: Handler = (request, response, next) => {
		if (request.url === '/boom') throw new Error('secret path /etc/x');
		if (request.url === '/reject') return Promise.reject(new Error('secret'));
		if (request.url === '/none') return next();
		if (request.url === '/worker.js')
			return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end();
		if (request.url === '/page') {
			response.setHeader('content-security-policy', "default-src 'none'; script-src 'sha256-x'");
			response.setHeader('x-powered-by', 'x');
			return response.end('<p>');
		}
		if (request.url === '/cookie') {
			response.setHeader('set-cookie', 'a=b');
			response.setHeader('cache-control', 'public');
		}
		if (request.url === '/long') {
			response.writeHead(200, { 'content-type': 'text/html', 'content-length': 9000 });
			return response.end('<p>'.repeat(3000));
		}
		return response.end('ok');
	};

	it('packs a long page for who can unpack it, with every header on it', async () => {
		const { port } = await serve(page);
		const ask = async (encodings: Record<string, string>) => {
			const asked = httpGet({
				port,
				path: '/long',
				headers: { host: 'localhost:1', ...encodings }
			});
			const [answer] = (await once(asked, 'response')) as [IncomingMessage];
			let length = 0;
			for await (const chunk of answer) length += (chunk as Buffer).length;
			return { headers: answer.headers, length };
		};
		const packed = await ask({ 'accept-encoding': 'gzip, br' });
		expect(packed.headers).toMatchObject({ ...alwaysHeaders, vary: 'Accept-Encoding' });
		expect(packed.headers['content-encoding']).toMatch(/br|gzip/);
		expect(packed.length).toBeLessThan(1000);
		const plain = await ask({});
		expect(plain.headers).not.toHaveProperty('content-encoding');
		expect(plain).toMatchObject({ headers: { 'content-length': '9000' }, length: 9000 });
	});

	it.each([
		['/', 'GET', 'localhost:1', 200],
		['/page', 'GET', 'localhost:1', 200],
		['/none', 'GET', 'localhost:1', 404],
		['/boom', 'GET', 'localhost:1', 500],
		['/reject', 'GET', 'localhost:1', 500],
		['/', 'GET', 'evil.example', 421],
		['/', 'GET', '', 421],
		['/', 'TRACE', 'localhost:1', 405]
	])('%s %s for %s is %d with every header and no banner', async (path, method, host, status) => {
		const { port } = await serve(page);
		const answer = (await get(port, path, host, method)).toLowerCase();
		expect(answer).toContain(`http/1.1 ${status}`);
		for (const [name, value] of Object.entries(alwaysHeaders)) {
			expect(answer).toContain(`${name}: ${value.toLowerCase()}`);
		}
		expect(answer).toContain("content-security-policy: default-src 'none'");
		expect(answer).toMatch(/cache-control: no-/);
		expect(answer).not.toMatch(/secret|x-powered-by|server:/);
	});

	it('even to a broken request wears them', async () => {
		const { port } = await serve(page);
		const answer = await raw(port, 'NONSENSE\r\n\r\n');
		expect(answer).toContain('400 Bad Request');
		expect(answer).toContain('content-security-policy');
		expect(answer).toContain('nosniff');
	});

	it('a page keeps its own policy, a worker may reach our API, a cookie is never cached', async () => {
		const { port } = await serve(page);
		expect(await get(port, '/page')).toContain("script-src 'sha256-x'");
		expect(await get(port, '/worker.js')).toContain("connect-src 'self'");
		expect(await get(port, '/cookie')).toContain('cache-control: no-store');
	});
});
