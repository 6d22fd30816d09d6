import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openDB } from 'idb';
import { saveDraft } from '#client/outbox/drafts';
import { openTab } from './fake-device.ts';
import { FakeSyncServer } from './fake-sync-server.ts';

/**
 * `node tests/support/write-outbox-fixture.ts FILE`: an outbox with one command in each state, written
 * by the code of today. Run once for each release; later code must go on from every file made so far.
 */
const file = process.argv[2];
if (!file) throw new Error('Usage: node tests/support/write-outbox-fixture.ts FILE');

const server = new FakeSyncServer();
const tab = openTab(server, 'fixture');
const note = (body: Record<string, unknown>, more = {}) =>
	tab.send({ type: 'note.create', entity: randomUUID(), body, ...more });

// Received, refused with a follower parked behind it, and overtaken by somebody else.
await note({ text: '已收到' }, { numbered: true });
const refused = randomUUID();
await note({ text: '被退回', bad: true }, { entity: refused, numbered: true });
await tab.send({ type: 'note.change', entity: refused, body: { text: '跟在后面' } });
const shared = randomUUID();
server.write(shared, { text: '别人写的' });
await tab.send({ type: 'note.change', entity: shared, body: { text: '我写的' }, baseRev: 0 });
await tab.engine.round('person');

// Sent and without an answer, with a change behind it; then what never left; then what is being written.
const sent = randomUUID();
await note({ text: '发出去了，没有回音' }, { entity: sent, numbered: true });
server.fault = () => 'loseAnswer';
await tab.engine.round('person');
await tab.send({ type: 'note.change', entity: sent, body: { text: '后来的改动' } });
await note({ text: '还没发' }, { numbered: true });
await saveDraft(tab.outbox, {
	id: 'draft-1',
	kind: 'request.create',
	value: { need: '写到一半' },
	savedAt: 1_790_000_000_000
});

const db = await openDB(tab.outbox.name);
const stores = [];
for (const name of db.objectStoreNames) {
	const { store } = db.transaction(name);
	const { keyPath, autoIncrement } = store;
	const indexes = [...store.indexNames].map((index) => {
		const { keyPath: path, unique } = store.index(index);
		return { name: index, keyPath: path, unique };
	});
	const keys = await db.getAllKeys(name);
	const values = await db.getAll(name);
	stores.push({
		name,
		keyPath,
		autoIncrement,
		indexes,
		records: keys.map((key, at) => ({ key, value: values[at] as unknown }))
	});
}
writeFileSync(
	file,
	`${JSON.stringify(
		{
			writtenBy: '0.1.0',
			version: db.version,
			stores,
			server: {
				timelines: server.timelines,
				clock: server.state.clock,
				answers: [...server.state.answers],
				rows: [...server.state.rows],
				effects: server.state.effects
			}
		},
		null,
		'\t'
	)}\n`
);
process.exit(0);
