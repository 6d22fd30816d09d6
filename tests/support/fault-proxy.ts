import { once } from 'node:events';
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	request,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { decideBySeed, type Decide, type Fault, kindOf, type PathKind } from './fault-decision.ts';

export interface FaultEntry {
	seed: number;
	/** Number of the request within its kind, from 0. */
	n: number;
	kind: PathKind;
	fault: Fault;
}

export interface FaultProxy {
	origin: string;
	log: FaultEntry[];
	/** From now on everything passes; copies that were kept back are delivered first. */
	heal(): Promise<void>;
	/** Stops the next request of this kind before the server until it is released. */
	hold(kind: PathKind): { reached: Promise<void>; release(): void };
	/** Requests of this kind that have come in, faults or not. */
	count(kind: PathKind): number;
	close(): Promise<void>;
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

const portal = '<!doctype html><title>Hotel Wi-Fi</title><h1>Please log in</h1>';
/** Long enough to be late, short enough for a test: real minutes are the device's own limits, made short too. */
const LONGEST_DELAY_MS = 400;
const LATEST_COPY_MS = 1500;
/** One byte a second is endless; what is left after this comes at once. */
const TRICKLED_BYTES = 2;

/**
 * A network that fails by a seed, between a browser and the built server: what it does to a request
 * depends on the seed, the kind of the request and its number within the kind, and is written down.
 */
export async function startFaultProxy(
	target: string,
	seed: number,
	decide: Decide = decideBySeed(seed)
): Promise<FaultProxy> {
	const { host, port, origin: targetOrigin } = new URL(target);
	const log: FaultEntry[] = [];
	const counts = new Map<PathKind, number>();
	const lastAnswers = new Map<PathKind, Answer>();
	const lateCopies = new Map<NodeJS.Timeout, () => Promise<unknown>>();
	const holds: Array<{ kind: PathKind; reach(): void; released: Promise<void> }> = [];
	let isHealed = false;

	const server = createServer((incoming, outgoing) => {
		// A browser that is killed or gives up in the middle is part of the story.
		answer(incoming, outgoing).catch(() => outgoing.destroy());
	}).listen(0, 'localhost');
	await once(server, 'listening');
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

	async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const kind = kindOf(new URL(incoming.url ?? '/', target).pathname);
		const n = counts.get(kind) ?? 0;
		counts.set(kind, n + 1);
		const { fault, at } = isHealed ? { fault: 'none' as const, at: 0 } : decide(kind, n);
		if (kind !== 'page' && !isHealed) log.push({ seed, n, kind, fault });
		const body = await readAll(incoming);
		const held = holds.findIndex((hold) => hold.kind === kind);
		const [hold] = held === -1 ? [] : holds.splice(held, 1);
		hold?.reach();
		await hold?.released;
		const send = (bytes = body) => forward(incoming, bytes);

		if (fault === 'dropBefore') return void outgoing.destroy();
		// The line is up and nothing comes: the device has to give up by itself.
		if (fault === 'halfOpen') return;
		if (fault === 'portal') return html(outgoing, 200);
		if (fault === 'badGateway') return html(outgoing, at < 0.5 ? 502 : 504);
		if (fault === 'redirect') return html(outgoing, 302, { location: `${origin}/help` });
		if (fault === 'cutRequest') {
			await send(body.subarray(0, Math.floor(body.length * at))).catch(() => null);
			return void outgoing.destroy();
		}
		if (fault === 'delay') await sleep(at * LONGEST_DELAY_MS);
		const twin = fault === 'twice' ? send().catch(() => null) : null;
		const got = await send();
		await twin;
		if (fault === 'twiceLater') keepCopy(send, at * LATEST_COPY_MS);
		if (fault === 'loseAnswer') return void outgoing.destroy();
		const other = fault === 'otherAnswer' ? lastAnswers.get(kind) : undefined;
		lastAnswers.set(kind, got);
		await pass(other ?? got, outgoing, { kind, fault, at });
	}

	/** The whole of the request, or its beginning when `bytes` is less than it promised. */
	function forward(incoming: IncomingMessage, bytes: Buffer): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const headers: IncomingHttpHeaders = { ...incoming.headers, host };
			if (headers.origin === origin) headers.origin = targetOrigin;
			const { url: path, method } = incoming;
			const onward = request({ port, host: 'localhost', path, method, headers }, (response) => {
				readAll(response).then(
					(body) =>
						resolve({ status: response.statusCode ?? 502, headers: response.headers, body }),
					reject
				);
			});
			onward.on('error', reject);
			if (bytes.length < Number(headers['content-length'] ?? 0)) {
				onward.write(bytes, () => onward.destroy(new Error('cut')));
			} else onward.end(bytes);
		});
	}

	function keepCopy(send: () => Promise<unknown>, delayMs: number): void {
		const timer = setTimeout(() => {
			lateCopies.delete(timer);
			send().catch(() => null);
		}, delayMs);
		lateCopies.set(timer, send);
	}

	return {
		origin,
		log,
		async heal() {
			isHealed = true;
			for (const [timer, send] of lateCopies) {
				clearTimeout(timer);
				await send().catch(() => null);
			}
			lateCopies.clear();
		},
		hold(kind) {
			const reached = Promise.withResolvers<void>();
			const released = Promise.withResolvers<void>();
			holds.push({ kind, reach: reached.resolve, released: released.promise });
			return { reached: reached.promise, release: released.resolve };
		},
		count: (kind) => counts.get(kind) ?? 0,
		async close() {
			for (const timer of lateCopies.keys()) clearTimeout(timer);
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function pass(
	{ status, headers, body }: Answer,
	outgoing: ServerResponse,
	{ kind, fault, at }: { kind: PathKind; fault: Fault; at: number }
): Promise<void> {
	const own = { ...headers };
	// The body is whole now, and its length is ours to say.
	delete own['transfer-encoding'];
	if (fault === 'stripHeader')
		for (const name of ['content-type', 'etag', 'vary']) delete own[name];
	if (fault === 'cutGzip') {
		const zipped = gzipSync(body);
		own['content-encoding'] = 'gzip';
		delete own['content-length'];
		outgoing.writeHead(status, own);
		return void outgoing.end(zipped.subarray(0, Math.floor(zipped.length * at)));
	}
	outgoing.writeHead(status, { ...own, 'content-length': body.length });
	if (fault === 'cutAnswer') {
		outgoing.write(body.subarray(0, Math.floor(body.length * at)), () => outgoing.destroy());
		return;
	}
	let sent = 0;
	while (fault === 'trickle' && sent < Math.min(TRICKLED_BYTES, body.length)) {
		outgoing.write(body.subarray(sent, sent + 1));
		sent += 1;
		await sleep(1000);
	}
	// Packs arrive in pieces, as they do on a real line.
	if (kind === 'content' && body.length > 2000 && sent === 0) {
		sent = Math.floor(body.length / 2);
		outgoing.write(body.subarray(0, sent));
		await sleep(20);
	}
	outgoing.end(body.subarray(sent));
}

function html(outgoing: ServerResponse, status: number, headers: Record<string, string> = {}) {
	outgoing.writeHead(status, { 'content-type': 'text/html', ...headers }).end(portal);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	return Buffer.concat(parts);
}

function sleep(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
