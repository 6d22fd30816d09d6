import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideBySeed, type Fault, faults } from '../support/fault-decision.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';

let server: Server;
let target: string;
/** Bodies that reached the server whole. */
let handled: string[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (part) => (body += part));
		request.on('end', () => {
			handled.push(body);
			response
				.writeHead(200, { 'content-type': 'application/json' })
				.end(JSON.stringify({ answer: body }));
		});
		request.on('error', () => {});
	}).listen(0, 'localhost');
	await once(server, 'listening');
	target = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
	handled = [];
});

/** Twenty rounds of a device: ask who one is, send, read. */
async function sendAll(seed: number) {
	const proxy = await startFaultProxy(target, seed);
	for (let n = 0; n < 20; n += 1) {
		await heard(`${proxy.origin}/api/v1/me`);
		await heard(`${proxy.origin}/api/v1/commands`, `${seed}-${n}`);
		await heard(`${proxy.origin}/api/v1/changes?scope=firm`);
	}
	await proxy.close();
	return proxy.log;
}

/** What a device hears, or why it hears nothing. */
async function heard(address: string, body?: string): Promise<string> {
	try {
		const response = await fetch(address, {
			redirect: 'manual',
			signal: AbortSignal.timeout(150),
			...(body === undefined ? {} : { method: 'POST', body })
		});
		return `${response.status} ${await response.text()}`;
	} catch (error) {
		return (error as Error).name;
	}
}

describe('the network that fails by a seed', () => {
	it('does the same twice, and something else for another seed', async () => {
		const [first, again, other] = await Promise.all([sendAll(7), sendAll(7), sendAll(8)]);
		expect(first).toHaveLength(60);
		expect(again).toEqual(first);
		expect(other.map(({ fault }) => fault)).not.toEqual(first.map(({ fault }) => fault));
	}, 60_000);

	it('draws every fault for commands within two hundred requests', () => {
		const decide = decideBySeed(1);
		const drawn = new Set(Array.from({ length: 200 }, (_, n) => decide('commands', n).fault));
		expect([...drawn].sort()).toEqual([...faults].sort());
	});

	const body = 'a'.repeat(300);
	const whole = `200 ${JSON.stringify({ answer: body })}`;
	/** Copies that reach the server whole, and what the device hears. */
	const effects: Record<Fault, [number, string | RegExp]> = {
		none: [1, whole],
		dropBefore: [0, 'TypeError'],
		loseAnswer: [1, 'TypeError'],
		cutAnswer: [1, 'TypeError'],
		cutRequest: [0, 'TypeError'],
		delay: [1, whole],
		halfOpen: [0, 'TimeoutError'],
		twice: [2, whole],
		twiceLater: [2, whole],
		otherAnswer: [1, whole],
		portal: [0, /^200 <!doctype html>/],
		redirect: [0, /^302 /],
		badGateway: [0, /^50[24] <!doctype html>/],
		// Whoever reads it may notice or not; whole it never is.
		cutGzip: [1, /^(TypeError$|200 (?!.*"}$))/],
		stripHeader: [1, whole],
		trickle: [1, 'TimeoutError']
	};
	it.each(Object.entries(effects))('%s', async (fault, [copies, answer]) => {
		const decide = () => ({ fault: fault as Fault, at: 0.3 });
		const proxy = await startFaultProxy(target, 1, decide);
		const said = await heard(`${proxy.origin}/api/v1/commands`, body);
		await proxy.heal();
		await proxy.close();
		expect(said).toMatch(answer);
		expect(handled).toEqual(Array(copies).fill(body));
		expect(proxy.log).toEqual([{ seed: 1, n: 0, kind: 'commands', fault }]);
	});

	it('gives the answer to an earlier request instead of its own, as a broken cache does', async () => {
		const decide = () => ({ fault: 'otherAnswer' as const, at: 0 });
		const proxy = await startFaultProxy(target, 1, decide);
		await heard(`${proxy.origin}/api/v1/commands`, 'first');
		expect(await heard(`${proxy.origin}/api/v1/commands`, 'second')).toContain('first');
		await proxy.close();
	});

	it('holds one request before the server until it is let go', async () => {
		const proxy = await startFaultProxy(target, 1, () => ({ fault: 'none', at: 0 }));
		const hold = proxy.hold('commands');
		const said = fetch(`${proxy.origin}/api/v1/commands`, { method: 'POST', body: 'x' });
		await hold.reached;
		expect(handled).toEqual([]);
		hold.release();
		expect((await said).status).toBe(200);
		await proxy.close();
	});
});
