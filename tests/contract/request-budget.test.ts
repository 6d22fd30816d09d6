import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { App } from '../../src/server/app.ts';
import { makeBatch } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { exampleOwner, officerQingtong, ownerRiver } from '../../src/server/demo/world.ts';
import { createSyncApi } from '../../src/server/sync/sync-api.ts';
import { makeCreate } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';

const [owner, other, officer] = [exampleOwner, ownerRiver, officerQingtong].map(actorOf) as [
	ReturnType<typeof actorOf>,
	ReturnType<typeof actorOf>,
	ReturnType<typeof actorOf>
];
const small = {
	commands: { name: 'test.commands', max: 20, windowMs: 60_000, free: 5, block: 5 },
	changes: { name: 'test.changes', max: 20, windowMs: 60_000, free: 5, block: 5 }
};
const apiOf = (app: App, limits = small) => createSyncApi(app, app.sync, limits);

function pull(api: ReturnType<typeof apiOf>, actor = owner) {
	const scope =
		actor.role === 'owner' ? `firm:${actor.firmIds[0]}` : `station:${actor.stationIds[0]}`;
	return api.changes(new URL(`http://server.test/api/v1/changes?scope=${scope}`), actor);
}

function push(api: ReturnType<typeof apiOf>, actor = owner, body?: BodyInit, encoding?: string) {
	const command = makeCreate();
	const request = new Request('http://server.test/api/v1/commands', {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(encoding ? { 'content-encoding': encoding } : {})
		},
		body: body ?? JSON.stringify(makeBatch(actor.accountId, [command], randomUUID()))
	});
	return api.commands(request, actor);
}

describeOnBoth('a client that floods', (world) => {
	it('is asked for patience in header and body, at any process, and nobody else is', async () => {
		const { app, openAnother } = world();
		let now = new Date('2026-11-26T08:00:00Z');
		const [one, two] = [
			apiOf(await openAnother({ now: () => now })),
			apiOf(await openAnother({ now: () => now }))
		];
		const statuses = [];
		for (let n = 0; n < 60; n += 1) statuses.push((await pull(n % 2 === 0 ? one : two)).status);
		// Five are free at each of the two, twenty are shared between them.
		expect(statuses.filter((status) => status === 200)).toHaveLength(30);
		const refused = await pull(one);
		expect(refused.status).toBe(429);
		const body = (await refused.json()) as { code: string; retryAfter: number };
		expect(body).toMatchObject({ code: 'too_many' });
		expect(body.retryAfter).toBeGreaterThan(0);
		expect(refused.headers.get('retry-after')).toBe(String(body.retryAfter));
		// Another account, and the same one with work to send, go on as if nothing was.
		expect((await pull(one, other)).status).toBe(200);
		expect((await push(one)).status).toBe(200);
		now = new Date(now.getTime() + 61_000);
		expect((await pull(one)).status).toBe(200);
		expect(await app.db.selectFrom('op').select('id').execute()).toHaveLength(1);
	});

	it('costs the shared counter one write in a block, and an ordinary phone none', async () => {
		const { app } = world();
		const api = apiOf(app);
		const counted = async () => {
			const rows = await app.db.selectFrom('rate_limit').select('count').execute();
			return rows.map((row) => row.count);
		};
		for (let n = 0; n < 5; n += 1) await pull(api);
		expect(await counted()).toEqual([]);
		await pull(api);
		expect(await counted()).toEqual([5]);
		for (let n = 0; n < 4; n += 1) await pull(api);
		expect(await counted()).toEqual([5]);
		for (let n = 0; n < 100; n += 1) await pull(api);
		// The first refusal draws one block too many; the hundred after it draw none.
		expect(await counted()).toEqual([25]);
	});

	it('that sends many batches at once waits for itself, and beyond 32 is asked to come again', async () => {
		const { app } = world();
		const api = createSyncApi(app, app.sync);
		const flood = Array.from({ length: 60 }, () => push(api));
		const startedAt = performance.now();
		const between = await push(api, other);
		const waitedMs = performance.now() - startedAt;
		const answers = await Promise.all(flood);
		const count = (status: number) => answers.filter((one) => one.status === status).length;
		expect(between.status).toBe(200);
		expect([count(200), count(429)]).toEqual([32, 28]);
		expect(answers.find((one) => one.status === 429)?.headers.get('retry-after')).toBe('2');
		console.log(`one in between waited ${Math.round(waitedMs)} ms while ${flood.length} were sent`);
		// It is among the first to be answered: all of the flood together would take many times longer.
		const totalMs = performance.now() - startedAt;
		expect(waitedMs).toBeLessThan(totalMs / 2);
	});

	it('packed bodies are unpacked within the limit, and a bomb is refused as too large', async () => {
		const { app } = world();
		const api = apiOf(app);
		const command = makeCreate({ description: '很长的说明。'.repeat(300) });
		const batch = JSON.stringify(makeBatch(owner.accountId, [command]));
		const packed = new Uint8Array(gzipSync(batch));
		expect(packed.byteLength).toBeLessThan(batch.length / 2);
		expect((await push(api, owner, packed, 'gzip')).status).toBe(200);
		const bomb = new Uint8Array(gzipSync(Buffer.alloc(200 * 1024 * 1024)));
		expect(bomb.byteLength).toBeLessThan(256 * 1024);
		const before = process.memoryUsage().arrayBuffers;
		const refused = await push(api, owner, bomb, 'gzip');
		expect(refused.status).toBe(413);
		expect(await refused.json()).toMatchObject({ maxCommands: 100, maxBytes: 262_144 });
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
		expect((await push(api, owner, 'no gzip', 'gzip')).status).toBe(400);
		expect((await pull(api, officer)).status).toBe(200);
	});
});
