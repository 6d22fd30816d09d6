import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeRandom } from '../law-texts.ts';

export interface FaultProxy {
	origin: string;
	/** Faulty is the seeded script, healthy passes everything, down refuses every connection. */
	mode: 'faulty' | 'healthy' | 'down';
	/** Requests of the systems' own endpoints, what was done to them, and how many bytes they sent. */
	counts: { requests: number; lostAnswers: number; errors: number; bytes: number };
	close(): Promise<void>;
}

const LOST_ANSWERS = 0.05;
const ERRORS = 0.02;

/**
 * Stands between browser and server. What happens to the n-th request depends on seed and n alone,
 * so every system meets the same script. Pages, sign-in and event streams are let through: only
 * the systems' own requests are bent.
 */
export async function startFaultProxy(
	seed: number,
	target: () => number,
	{ keepConnections = false } = {}
): Promise<FaultProxy> {
	const random = makeRandom(seed);
	const proxy: FaultProxy = {
		origin: '',
		mode: 'healthy',
		counts: { requests: 0, lostAnswers: 0, errors: 0, bytes: 0 },
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};

	function fate(incoming: IncomingMessage): 'pass' | 'lose' | 'fail' {
		const path = incoming.url ?? '/';
		if (!path.startsWith('/api/') || path.startsWith('/api/stream')) return 'pass';
		proxy.counts.requests += 1;
		if (proxy.mode !== 'faulty') return 'pass';
		const drawn = random();
		if (drawn < LOST_ANSWERS) return 'lose';
		return drawn < LOST_ANSWERS + ERRORS ? 'fail' : 'pass';
	}

	async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		if (proxy.mode === 'down') return void incoming.socket.destroy();
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const what = fate(incoming);
		proxy.counts.bytes += body.length;
		// A kept connection that breaks makes Chromium send the request again by itself, which would
		// hide the lost answer from the system under test.
		if (!keepConnections) outgoing.setHeader('connection', 'close');
		if (what === 'fail') {
			proxy.counts.errors += 1;
			outgoing.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
			return;
		}
		const onward = request(
			{
				port: target(),
				host: '127.0.0.1',
				path: incoming.url,
				method: incoming.method,
				headers: { ...incoming.headers, connection: 'close', host: `localhost:${target()}` }
			},
			(reply) => {
				reply.on('error', () => outgoing.destroy());
				if (what === 'lose') {
					proxy.counts.lostAnswers += 1;
					reply.resume().on('end', () => outgoing.destroy());
					return;
				}
				const { connection: _, 'keep-alive': __, ...headers } = reply.headers;
				outgoing.writeHead(reply.statusCode ?? 502, headers);
				reply.pipe(outgoing);
			}
		);
		onward.on('error', () => outgoing.destroy());
		outgoing.on('close', () => onward.destroy());
		onward.end(body);
	}

	const server = createServer((incoming, outgoing) => {
		answer(incoming, outgoing).catch(() => outgoing.destroy());
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	// Named localhost, because service workers need a secure origin.
	proxy.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return proxy;
}
