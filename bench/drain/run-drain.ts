import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Phone } from '../../tests/support/phone.ts';
import { mobileNetwork } from '../mobile-network.ts';
import { openCourt } from '../reliability/court.ts';
import { startFaultProxy } from '../reliability/fault-proxy.ts';
import type { System } from '../reliability/system.ts';
import { makeWrites, type Write } from '../reliability/writes.ts';

export interface Drained {
	/** From the `online` event until the page has said of every write that the server has it. */
	ms: number;
	requests: number;
	/** Bytes of request bodies. */
	bytes: number;
}

const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const CPU_SLOWDOWN = 4;

/** Queues writes without a network, then times how long the mobile profile needs to send them. */
export async function runDrain(
	system: System,
	{
		writes,
		seed,
		chromium
	}: { writes: number; seed: number; chromium: { path: string; args: string[] } }
): Promise<Drained> {
	const folder = await mkdtemp(join(tmpdir(), 'faqiao-bench-'));
	const court = await openCourt(system, folder);
	// Here it only counts: connections are kept, nothing is bent.
	const proxy = await startFaultProxy(seed, () => court.port, { keepConnections: true });
	const phone = await Phone.create(chromium.path, chromium.args);
	try {
		const page = await phone.start();
		await page.context().addCookies([{ name: 'who', value: 'alice', url: proxy.origin }]);
		await page.goto(`${proxy.origin}/`);
		await page.evaluate(() => window.bench.open('alice'));
		const control = await page.context().newCDPSession(page);
		await control.send('Network.enable');
		await control.send('Network.emulateNetworkConditions', offline);
		await page.evaluate(queueAll, visits(seed, writes));
		// A phone that has been out of reach for a while: no try of a moment ago is still being waited out.
		await new Promise((resolve) => setTimeout(resolve, 3000));
		const before = { ...proxy.counts };

		await control.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
		const drained = page.evaluate(timeDrain, writes);
		await control.send('Network.emulateNetworkConditions', mobileNetwork);
		const ms = await drained;
		const stored = new Set((await court.server().effects()).map(({ id }) => id)).size;
		if (stored !== writes) throw new Error(`${system.name} stored ${stored} of ${writes}`);
		const { requests, bytes } = proxy.counts;
		return { ms, requests: requests - before.requests, bytes: bytes - before.bytes };
	} finally {
		await phone.dispose();
		await proxy.close();
		await court.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

function visits(seed: number, length: number): Write[] {
	return makeWrites(seed, length).map((write) => ({
		...write,
		account: 'alice',
		kind: 'visit',
		entity: write.id,
		slot: null,
		note: write.note.replace(/^[!?]/, '')
	}));
}

async function queueAll(list: Write[]): Promise<void> {
	for (const write of list) await window.bench.write(write);
}

/** Runs in the page, with nothing but a counter, so that watching costs nothing. */
function timeDrain(writes: number): Promise<number> {
	return new Promise((resolve) => {
		const sent = new Set<string>();
		let startedAt = 0;
		addEventListener('online', () => (startedAt = performance.now()), {
			once: true,
			capture: true
		});
		window.said = (id, word) => {
			if (word === 'sent') sent.add(id);
			if (sent.size === writes) resolve(performance.now() - startedAt);
		};
	});
}
