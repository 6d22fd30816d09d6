import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../../tests/support/fake-sync-server.ts';
import { findDraft, saveDraft } from '../drafts.ts';
import { readOutbox } from '../read-outbox.ts';
import { removeCommand } from '../remove-command.ts';
import { packContents, unpackContents } from './contents.ts';
import { exportQueue, readQueue } from './export-queue.ts';
import { importQueue, openQueueFile } from './import-queue.ts';
import { seal, unseal, type Bytes } from './seal.ts';

const phrase = '青桐 梧桐 2026 雨';
/** Enough to be the real thing; the number of rounds is read from the file. */
const quick = { now: 1_790_000_000_000, newId: () => randomUUID(), rounds: 1000 };

let server: FakeSyncServer;
let old: Tab;
let fresh: Tab;

beforeEach(() => {
	server = new FakeSyncServer();
	old = openTab(server, randomUUID());
	fresh = openTab(server, randomUUID());
});

const exported = (tab: Tab) => readQueue(tab.outbox, server.account, quick.now, quick.newId);
const take = (tab: Tab, file: Awaited<ReturnType<typeof exported>>) =>
	importQueue(tab.outbox, server.account, file);
const note = (tab: Tab, entity: string = randomUUID(), type = 'note.create') =>
	tab.send({ type, entity, numbered: type === 'note.create' });

test('a sealed file opens with its passphrase, however the letters were typed, and with no other', async () => {
	const plain = new TextEncoder().encode('诉状草稿') as Bytes;
	const file = await seal(plain, 'ﬁrm ＡＢ１２ é', 600_000);
	expect(await unseal(file, 'firm AB12 e\u0301')).toEqual({ ok: true, value: plain });
	expect(await unseal(file, 'firm AB12 e')).toEqual({ ok: false, code: 'wrong_passphrase' });
	expect(new DataView(file.buffer).getUint32(10)).toBeGreaterThanOrEqual(600_000);
	// Salt and iv are new for every file.
	const twin = await seal(plain, 'ﬁrm ＡＢ１２ é', 1000);
	const again = await seal(plain, 'ﬁrm ＡＢ１２ é', 1000);
	expect(twin.slice(14, 42)).not.toEqual(again.slice(14, 42));
	expect(new TextDecoder().decode(file)).not.toContain('诉状');
});

test('one changed bit anywhere, or a missing end, is damage; another file is not ours', async () => {
	const file = await seal(new Uint8Array(100), phrase, 1000);
	await fc.assert(
		fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
			const broken = file.slice();
			broken[at] = (broken[at] ?? 0) ^ (1 << bit);
			const opened = await unseal(broken, phrase);
			expect(opened.ok).toBe(false);
			const code = opened.ok ? '' : opened.code;
			expect(at < 8 ? ['not_a_queue_file'] : ['damaged', 'newer_format']).toContain(code);
		})
	);
	for (const length of [9, 60, file.length - 1]) {
		expect(await unseal(file.slice(0, length), phrase)).toMatchObject({ code: 'damaged' });
	}
	const photo = new TextEncoder().encode('\u00ff\u00d8 a photo that is no queue at all') as Bytes;
	expect(await unseal(photo, phrase)).toMatchObject({ code: 'not_a_queue_file' });
	const newer = file.slice();
	new DataView(newer.buffer).setUint16(8, 2);
	expect(await unseal(newer, phrase)).toMatchObject({ code: 'newer_format' });
});

test('what is in the file but is no queue is refused before anything is touched', async () => {
	for (const text of ['{}', '[', '{"account":"a1","commands":[{}]}']) {
		const inner = new TextEncoder().encode(text);
		const packed = new Uint8Array(4 + inner.length);
		new DataView(packed.buffer).setUint32(0, inner.length);
		packed.set(inner, 4);
		const file = await seal(packed, phrase, 1000);
		expect(await openQueueFile(file, phrase)).toEqual({ ok: false, code: 'damaged' });
	}
	const contents = await exported(old);
	expect(unpackContents(packContents(contents).slice(0, -1))).toBeNull();
});

test('everything open moves to another phone: order, numbers, drafts, attachments', async () => {
	const entity = randomUUID();
	await note(old, entity);
	await note(old, entity, 'note.change');
	await note(old);
	await saveDraft(old.outbox, { id: 'd', kind: 'note', value: { text: '写到一半' }, savedAt: 5 });
	const chunk = new Uint8Array([1, 2, 3]).buffer;
	await old.outbox.write(['blob'], (tx) => tx.objectStore('blob').put(chunk, ['ab', 0]));

	const file = await exportQueue(old.outbox, server.account, phrase, quick);
	const opened = await openQueueFile(file, phrase);
	if (!opened.ok) throw new Error(opened.code);
	expect(await take(fresh, opened.value)).toEqual({
		ok: true,
		value: { commands: 3, drafts: 1, known: 0 }
	});
	expect((await fresh.commands()).map((c) => c.id)).toEqual(
		(await old.commands()).map((c) => c.id)
	);
	expect(await findDraft(fresh.outbox, 'd')).toMatchObject({ value: { text: '写到一半' } });
	const moved = await fresh.outbox.read(['blob'], (tx) => tx.objectStore('blob').get(['ab', 0]));
	expect(new Uint8Array(moved ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 3]));
	// The next number goes on after those that came.
	await note(fresh);
	expect((await fresh.commands()).at(-1)?.localNumber).toBe('L-0003');
});

test('work that had arrived, its answer lost, is not done a second time from the new phone', async () => {
	const entity = randomUUID();
	const made = await note(old, entity);
	server.fault = (path) => (path.endsWith('commands') ? 'loseAnswer' : null);
	await old.engine.round('person');
	const changed = await note(old, entity, 'note.change');
	server.fault = () => null;
	await take(fresh, await exported(old));
	// On top of it on the new phone, which the server knows by another name.
	const last = await note(fresh, entity, 'note.alter');
	await fresh.engine.round('person');
	await fresh.engine.round('person');
	await old.engine.round('person');
	expect([made, changed, last].map((id) => server.effectsOf(id))).toEqual([1, 1, 1]);
	expect(await fresh.states()).toEqual(['done', 'done', 'done']);
	expect(await old.states()).toEqual(['done', 'done']);
});

test("another account's file changes nothing", async () => {
	await note(old);
	const file = await exported(old);
	expect(await importQueue(fresh.outbox, 'b2', file)).toEqual({ ok: false, code: 'other_account' });
	expect(await fresh.commands()).toEqual([]);
});

test('what the court has received is not queued again by an old file', async () => {
	const id = await note(old);
	const file = await exported(old);
	await old.engine.round('person');
	expect(await take(old, file)).toMatchObject({ value: { commands: 0, known: 1 } });
	expect(await old.states()).toEqual(['done']);
	expect(server.effectsOf(id)).toBe(1);
});

test('two different drafts of one thing are both kept; a draft since sent does not come back', async () => {
	await saveDraft(old.outbox, { id: 'n', kind: 'note', value: { text: '甲' }, savedAt: 5 });
	await saveDraft(fresh.outbox, { id: 'n', kind: 'note', value: { text: '乙' }, savedAt: 9 });
	const file = await exported(old);
	await take(fresh, file);
	await take(fresh, file);
	const { drafts } = await readOutbox(fresh.outbox);
	expect(drafts.map(({ value }) => value)).toEqual([{ text: '乙' }, { text: '甲' }]);

	const requestId = randomUUID();
	const draft = { id: 'request-new', kind: 'request.create', value: { requestId }, savedAt: 5 };
	await saveDraft(old.outbox, draft);
	const later = await exported(old);
	await old.send({ type: 'request.create', entity: requestId, draftId: 'request-new' });
	await take(old, later);
	expect(await findDraft(old.outbox, 'request-new')).toBeNull();
});

test('whatever is open arrives unchanged and in order, once', { timeout: 30_000 }, async () => {
	const act = fc.constantFrom('create', 'change', 'bad', 'sync', 'lose', 'draft', 'drop');
	await fc.assert(
		fc.asyncProperty(fc.array(act, { maxLength: 14 }), fc.string(), async (acts, text) => {
			const at = new FakeSyncServer();
			const a = openTab(at, randomUUID());
			const b = openTab(at, randomUUID());
			const entities = [randomUUID()];
			for (const one of acts) {
				const entity = entities.at(-1) ?? '';
				if (one === 'create') {
					entities.push(randomUUID());
					await a.send({ type: 'note.create', entity: entities.at(-1) ?? '', body: { text } });
				} else if (one === 'change') await a.send({ type: 'note.change', entity, body: { text } });
				else if (one === 'bad') await a.send({ type: 'note.bad', entity: randomUUID() });
				else if (one === 'draft')
					await saveDraft(a.outbox, { id: text, kind: 'note', value: { text }, savedAt: 1 });
				else if (one === 'drop') {
					const last = (await a.commands()).at(-1);
					if (last) await removeCommand(a.outbox, last.id);
				} else {
					at.fault = (path) => (one === 'lose' && path.endsWith('commands') ? 'loseAnswer' : null);
					await a.engine.round('person');
				}
			}
			at.fault = () => null;
			const contents = await readQueue(a.outbox, at.account, 1, randomUUID);
			const file = unpackContents(packContents(contents));
			if (!file) throw new Error('unreadable');
			const bare = async (tab: Tab) =>
				(await tab.commands())
					.filter(({ state }) => state !== 'done')
					.map(({ seq: _, device: __, ...rest }) => rest);
			const before = await readOutbox(a.outbox);
			await importQueue(a.outbox, at.account, file);
			expect(await readOutbox(a.outbox)).toEqual(before);
			await importQueue(b.outbox, at.account, file);
			const arrived = await readOutbox(b.outbox);
			expect(await bare(b)).toEqual(await bare(a));
			expect(arrived.drafts).toEqual(before.drafts);
			await importQueue(b.outbox, at.account, file);
			expect(await readOutbox(b.outbox)).toEqual(arrived);

			// Both phones send: nothing happens twice.
			for (const tab of [b, a, b]) await tab.engine.round('person');
			const effects = at.state.effects.map(({ command }) => command);
			expect(new Set(effects).size).toBe(effects.length);
			expect((await bare(b)).every(({ state }) => state === 'human')).toBe(true);
		}),
		{ numRuns: 60 }
	);
});
