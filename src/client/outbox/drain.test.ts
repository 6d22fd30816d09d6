import { gunzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { packBody } from '#client/sync/pack-body';

let server: FakeSyncServer;
let tab: Tab;

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

const create = (entity = randomUUID()) => tab.send({ type: 'note.create', entity });
const change = (entity: string) => tab.send({ type: 'note.change', entity });

/** Holds every push until the test lets it go; tells how many are on their way. */
function holdPushes() {
	const held: Array<() => void> = [];
	const whole = server.fetch;
	const fetch: typeof globalThis.fetch = async (input, init) => {
		if (String(input).endsWith('commands')) {
			await new Promise<void>((resolve) => held.push(resolve));
		}
		return whole(input, init);
	};
	return { held, fetch };
}

/** However slow the machine: the test's own time is the limit. */
const until = (isTrue: () => boolean) => expect.poll(isTrue, { timeout: 50_000 }).toBe(true);

test('a long queue goes up in the order of the person, each command once', async () => {
	const ids: string[] = [];
	for (let n = 0; n < 250; n++) ids.push(await create());
	expect(await tab.engine.round('person')).toBe('synced');
	expect(server.pushes.map((push) => push.commands.length)).toEqual([100, 100, 50]);
	expect(server.state.effects.map(({ command }) => command)).toEqual(ids);
	expect(server.pushes.map((push) => push.pending)).toEqual([250, 150, 50]);
});

test('the first batch goes alone: only a server that answers is given the next one', async () => {
	for (let n = 0; n < 150; n++) await create();
	server.fault = () => 'loseRequest';
	expect(await tab.engine.round('person')).toBe('unreachable');
	// What has not been chosen for a request can still be taken back.
	const sent = (await tab.commands()).filter((command) => command.sent);
	expect(sent).toHaveLength(100);
});

test('what needs a batch on its way waits for its answer', async () => {
	const store = randomUUID();
	const { held, fetch } = holdPushes();
	tab = openTab(server, store, { fetch });
	for (let n = 0; n < 100; n++) await create();
	// The second hundred makes fifty things and changes each, the third changes the second's again.
	const entities = Array.from({ length: 100 }, () => randomUUID());
	for (const entity of entities) await create(entity);
	for (const entity of entities) await change(entity);
	const round = tab.engine.round('person');
	for (let push = 1; push <= 3; push++) {
		await until(() => held.length === push);
		// Nobody asks for the third while the second, which it needs, is on its way.
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(held).toHaveLength(push);
		held[push - 1]?.();
	}
	expect(await round).toBe('synced');
	expect(server.pushes.map((push) => push.commands.length)).toEqual([100, 100, 100]);
	expect((await tab.states()).every((state) => state === 'done')).toBe(true);
	const order = server.state.effects.map(({ entity, type }) => `${entity} ${type}`);
	for (const entity of entities) {
		expect(order.indexOf(`${entity} note.create`)).toBeLessThan(
			order.indexOf(`${entity} note.change`)
		);
	}
});

test('a batch lost behind an answered one stays queued', async () => {
	for (let n = 0; n < 150; n++) await create();
	server.fault = (path, batch) => (batch && server.pushes.length === 1 ? 'loseAnswer' : null);
	expect(await tab.engine.round('person')).toBe('unreachable');
	const states = await tab.states();
	expect(states.filter((state) => state === 'done')).toHaveLength(100);
	server.fault = () => null;
	expect(await tab.engine.round('person')).toBe('synced');
	expect(server.state.effects).toHaveLength(150);
});

test('a head full of waiting work does not hide what could go', async () => {
	const entities = Array.from({ length: 120 }, () => randomUUID());
	for (const entity of entities) await create(entity);
	server.fault = (path, batch) =>
		batch ? { status: 200, body: answerRetry(batch.commands) } : null;
	await tab.engine.round('person');
	server.fault = () => null;
	const late = await create();
	await tab.engine.round('person');
	expect(server.effectsOf(late)).toBe(1);
});

test('a command the server only ever puts off comes before the person after a day', async () => {
	await create();
	server.fault = (path, batch) =>
		batch ? { status: 200, body: answerRetry(batch.commands) } : null;
	for (let hours = 0; hours < 24; hours += 3) {
		await tab.engine.round('person');
		expect(await tab.states()).toEqual(['pending']);
		tab.clock.device += 3 * 3600_000;
		tab.clock.steady += 3 * 3600_000;
	}
	await tab.engine.round('person');
	const [command] = await tab.commands();
	expect(command).toMatchObject({ state: 'human', parkedCode: 'server_error' });
});

function answerRetry(commands: Array<{ id: string }>) {
	const results = commands.map(({ id }) => ({ id, status: 'retry', retryAfter: 600 }));
	const meta = { serverTime: 1, minProto: 1, timelines: server.timelines };
	return { proto: 1, meta, results };
}

test('a large body is packed, a small one is not', async () => {
	const encodings: Array<string | null> = [];
	const whole = server.fetch;
	const fetch: typeof globalThis.fetch = (input, init) => {
		if (init?.method !== 'POST') return whole(input, init);
		encodings.push(new Headers(init.headers).get('content-encoding'));
		const { body } = init;
		const plain = body instanceof Uint8Array ? gunzipSync(body).toString() : body;
		return whole(input, { ...init, body: plain ?? null });
	};
	tab = openTab(server, randomUUID(), { fetch, pack: packBody });
	await create();
	await tab.engine.round('person');
	for (let n = 0; n < 50; n++) await create();
	expect(await tab.engine.round('person')).toBe('synced');
	expect(encodings).toEqual([null, 'gzip']);
});
