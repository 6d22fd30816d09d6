import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDB } from 'idb';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { readOutbox } from './read-outbox.ts';
import type { QueuedCommand } from './outbox-database.ts';

/** Written by `tests/support/write-outbox-fixture.ts` in the code of each release, and never changed. */
interface OldOutbox {
	version: number;
	stores: Array<{
		name: string;
		keyPath: string | null;
		autoIncrement: boolean;
		indexes: Array<{ name: string; keyPath: string; unique: boolean }>;
		records: Array<{ key: IDBValidKey; value: unknown }>;
	}>;
	server: {
		timelines: FakeSyncServer['timelines'];
		clock: number;
		answers: Iterable<[string, { body: string; result: never }]>;
		rows: Iterable<[string, never]>;
		effects: FakeSyncServer['state']['effects'];
	};
}

const folder = new URL('../../../tests/fixtures/', import.meta.url);
const files = readdirSync(folder).filter((name) => /^outbox-.*\.json$/.test(name));

/** The database as it lies on a phone that was last opened with that release; none of today's code is used. */
async function layOut(outbox: OldOutbox, name: string): Promise<void> {
	const db = await openDB(`outbox:${name}`, outbox.version, {
		upgrade(fresh) {
			for (const { name: store, keyPath, autoIncrement, indexes } of outbox.stores) {
				const made = fresh.createObjectStore(store, { keyPath, autoIncrement });
				for (const index of indexes) {
					made.createIndex(index.name, index.keyPath, { unique: index.unique });
				}
			}
		}
	});
	for (const { name: store, keyPath, records } of outbox.stores) {
		for (const { key, value } of records) {
			if (keyPath === null) await db.put(store, value, key);
			else await db.put(store, value);
		}
	}
	db.close();
}

describe.each(files)('%s', (file) => {
	const old = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as OldOutbox;
	const written = old.stores
		.find(({ name }) => name === 'command')
		?.records.map(({ value }) => value) as QueuedCommand[];
	let server: FakeSyncServer;
	let tab: Tab;

	beforeEach(async () => {
		server = new FakeSyncServer();
		server.timelines = structuredClone(old.server.timelines);
		server.state = {
			clock: old.server.clock,
			answers: new Map(old.server.answers),
			rows: new Map(old.server.rows),
			gone: new Map(),
			effects: structuredClone(old.server.effects)
		};
		const store = randomUUID();
		await layOut(old, store);
		tab = openTab(server, store);
	});

	test('everything is there, in its order and state', async () => {
		const { commands, drafts, syncedAt } = await readOutbox(tab.outbox);
		expect(commands).toMatchObject(written.map((command) => ({ ...command })));
		expect(new Set(commands.map(({ state }) => state))).toEqual(
			new Set(['done', 'human', 'pending'])
		);
		expect(drafts).toHaveLength(1);
		expect(syncedAt).not.toBeNull();
	});

	test('what waits goes out once and in order, under the ids and the name it had', async () => {
		const waiting = written.filter(({ state }) => state === 'pending');
		expect(await tab.engine.round('person')).toBe('synced');
		const [push] = server.pushes;
		expect(push?.commands.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
		for (const { id } of waiting) expect(server.effectsOf(id)).toBe(1);
		const states = new Map((await tab.commands()).map(({ id, state }) => [id, state]));
		for (const { id } of waiting) expect(states.get(id)).toBe('done');
		for (const { id, state } of written) {
			if (state !== 'pending') expect(states.get(id)).toBe(state);
		}
	});

	test('new work goes on counting, and what was received goes back to a restored server', async () => {
		const last = written.findLast(({ localNumber }) => localNumber !== null)?.localNumber;
		await tab.send({ type: 'note.create', entity: randomUUID(), numbered: true });
		const newest = (await tab.commands()).at(-1);
		expect(newest?.seq).toBe(written.length + 1);
		expect(Number(newest?.localNumber?.slice(2))).toBe(Number(last?.slice(2)) + 1);

		// An empty backup: nothing of what this phone was told is there.
		server.state = { ...new FakeSyncServer().state };
		server.timelines = [];
		server.restart();
		await tab.engine.round('person');
		const received = written.filter(({ state }) => state === 'done');
		expect(received.length).toBeGreaterThan(0);
		for (const { id } of received) expect(server.effectsOf(id)).toBe(1);
	});
});

test('there is an outbox of a release to open', () => {
	expect(files.length).toBeGreaterThan(0);
});
