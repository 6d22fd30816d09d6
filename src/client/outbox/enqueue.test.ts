import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { adoptGuest } from './adopt-guest.ts';
import { findDraft, saveDraft } from './drafts.ts';
import { enqueue } from './enqueue.ts';
import { openOutbox } from './outbox-database.ts';
import { readOutbox } from './read-outbox.ts';
import { removeCommand } from './remove-command.ts';
import { retryCommand } from './retry-command.ts';

let tab: Tab;
let server: FakeSyncServer;

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

test('the draft goes in the moment its command comes, or neither does', async () => {
	const entity = randomUUID();
	await saveDraft(tab.outbox, { id: 'd1', kind: 'note', value: { a: 1 }, savedAt: 1 });
	// A body that cannot be stored fails the whole transaction: the draft must still be there.
	const stuck = { id: randomUUID(), type: 'note.create', entity, draftId: 'd1' };
	await expect(tab.send({ ...stuck, madeAt: (() => 1) as unknown as number })).rejects.toThrow();
	expect(await findDraft(tab.outbox, 'd1')).not.toBeNull();
	expect(await tab.commands()).toEqual([]);

	await tab.send(stuck);
	expect(await findDraft(tab.outbox, 'd1')).toBeNull();
	expect(await tab.states()).toEqual(['pending']);
});

test('three presses with one intent are one command', async () => {
	const intent = { id: randomUUID(), type: 'note.create', entity: randomUUID() };
	await Promise.all([tab.send(intent), tab.send(intent), tab.send(intent)]);
	expect(await tab.commands()).toHaveLength(1);
});

test('local numbers count up and are part of what is sent', async () => {
	for (let n = 0; n < 2; n += 1) {
		await tab.send({ type: 'note.create', entity: randomUUID(), numbered: true });
	}
	const commands = await tab.commands();
	expect(commands.map((c) => c.localNumber)).toEqual(['L-0001', 'L-0002']);
	expect(commands[1]?.body).toEqual({ localNumber: 'L-0002' });
});

test('a second step on a record is compared with what the first one made, also before the row has come down', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.create', entity });
	await tab.send({ type: 'note.change', entity, baseRev: 1 });
	await tab.engine.round('person');
	expect((await tab.commands()).map(({ result }) => result)).toMatchObject([
		{ rev: 1 },
		{ rev: 2 }
	]);
	// The page still has the first revision of the row, and shows its own two steps over it.
	await tab.send({ type: 'note.alter', entity, baseRev: 1 });
	expect((await tab.commands()).at(-1)?.baseRev).toBe(2);

	// Somebody was at it in between: what they did was not seen, and the server has to say so.
	const shared = randomUUID();
	await tab.send({ type: 'note.create', entity: shared });
	await tab.engine.round('person');
	server.write(shared, { by: 'another' });
	await tab.send({ type: 'note.change', entity: shared, baseRev: null });
	await tab.engine.round('person');
	await tab.send({ type: 'note.alter', entity: shared, baseRev: 1 });
	expect((await tab.commands()).at(-1)?.baseRev).toBe(1);
});

test('the order stays the order of the acts when the clock runs backwards', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.create', entity, body: { n: 0 } });
	tab.clock.device -= 86_400_000;
	await tab.send({ type: 'note.change', entity, body: { n: 1 } });
	tab.clock.device -= 86_400_000;
	await tab.send({ type: 'note.alter', entity, body: { n: 2 } });
	tab.clock.device -= 86_400_000;
	await tab.send({ type: 'note.create', entity: randomUUID(), body: { n: 3 } });
	await tab.engine.round('person');
	const sent = server.pushes.flatMap((push) => push.commands.map((c) => c.body['n']));
	expect(sent).toEqual([0, 1, 2, 3]);
	expect(server.state.effects).toHaveLength(4);
});

test('a command waits for the one before it on its entity and for the makers of what it names', async () => {
	const parent = randomUUID();
	const child = randomUUID();
	const made = await tab.send({ type: 'note.create', entity: parent });
	const answer = await tab.send({
		type: 'note.create',
		entity: child,
		body: { about: { note: parent } }
	});
	const change = await tab.send({ type: 'note.change', entity: child });
	const after = Object.fromEntries((await tab.commands()).map((c) => [c.id, c.after]));
	expect(after[answer]).toEqual([made]);
	expect(after[change]).toEqual([answer]);
});

test('editing what never left the device replaces it; editing what did makes a follow-up', async () => {
	const entity = randomUUID();
	const first = await tab.send({ type: 'note.create', entity, numbered: true, body: { n: 1 } });
	const edited = await tab.send({ type: 'note.create', entity, numbered: true, body: { n: 2 } });
	expect(edited).toBe(first);
	expect((await tab.commands()).map((c) => c.body)).toEqual([{ n: 2, localNumber: 'L-0001' }]);

	server.fault = () => 'loseAnswer';
	await tab.engine.round('person');
	const follow = await tab.send({ type: 'note.change', entity, body: { n: 3 }, baseRev: 1 });
	const third = await tab.send({ type: 'note.change', entity, body: { n: 4 }, baseRev: 1 });
	expect(third).toBe(follow);
	const commands = await tab.commands();
	expect(commands.map((c) => [c.body['n'], c.sent, c.baseRev])).toEqual([
		[2, true, null],
		[4, false, null]
	]);
	expect(commands[1]?.after).toEqual([first]);
});

test('what is done to a refused newcomer is parked with it, and goes when it is sent again', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.create', entity, body: { bad: true } });
	await tab.engine.round('person');
	const change = await tab.send({ type: 'note.change', entity, body: { n: 2 } });
	expect((await tab.commands()).map((c) => [c.state, c.parkedCode])).toEqual([
		['human', null],
		['human', 'dependency_failed']
	]);

	const again = await tab.send({ type: 'note.create', entity, body: { n: 1 } });
	expect((await tab.commands()).map((c) => [c.id, c.state, c.after])).toEqual([
		[again, 'pending', []],
		[change, 'pending', [again]]
	]);
	await tab.engine.round('person');
	expect(server.state.effects.map((e) => e.command)).toEqual([again, change]);
	expect(await tab.states()).toEqual(['done', 'done']);
});

test('what the server itself judged as a consequence comes back under a new id', async () => {
	const entity = randomUUID();
	const bad = await tab.send({ type: 'note.create', entity, body: { bad: true } });
	const change = await tab.send({ type: 'note.change', entity, body: { n: 2 } });
	await tab.engine.round('person');
	const refused = await tab.commands();
	expect(refused.map((c) => [c.state, c.parkedBy])).toEqual([
		['human', null],
		['human', bad]
	]);
	await tab.send({ type: 'note.create', entity, body: { n: 1 } });
	await tab.engine.round('person');
	expect(server.effectsOf(change)).toBe(0);
	expect(server.state.rows.get(entity)?.d).toEqual({ n: 2 });
});

test('a queued item can be taken back until it has left; a refused one can be put away', async () => {
	const entity = randomUUID();
	const made = await tab.send({ type: 'note.create', entity });
	const change = await tab.send({ type: 'note.change', entity });
	const other = await tab.send({ type: 'note.create', entity: randomUUID() });
	expect(await removeCommand(tab.outbox, made)).toEqual({ ok: true, value: [made, change] });
	expect((await tab.commands()).map((c) => c.id)).toEqual([other]);

	server.fault = () => 'loseRequest';
	await tab.engine.round('person');
	expect(await removeCommand(tab.outbox, other)).toEqual({ ok: false, code: 'already_sent' });

	server.fault = () => null;
	const bad = await tab.send({ type: 'note.bad', entity: randomUUID() });
	await tab.engine.round('person');
	expect(await removeCommand(tab.outbox, bad)).toEqual({ ok: true, value: [bad] });
});

test('a refused item sent again as it is gets a new id, and what waited behind it follows', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.change', entity, baseRev: 1 });
	await tab.engine.round('person');
	const [refused] = await tab.commands();
	expect(refused?.state).toBe('human');
	server.write(entity, { n: 0 });
	await retryCommand(tab.outbox, refused?.id ?? '', tab.deps.newId);
	await tab.engine.round('person');
	const [again] = await tab.commands();
	expect(again?.state).toBe('done');
	expect(again?.id).not.toBe(refused?.id);
});

test('what a guest queued moves to the account once, keeps its content and never shares a number', async () => {
	const guest = openOutbox(randomUUID());
	await tab.send({ type: 'note.create', entity: randomUUID(), numbered: true });
	const intent = {
		id: randomUUID(),
		type: 'note.create',
		version: 1,
		entity: randomUUID(),
		baseRev: null,
		body: { n: 7 },
		madeAt: 1,
		numbered: true
	};
	await enqueue(guest, intent, randomUUID);
	await saveDraft(guest, { id: 'd', kind: 'note', value: 1, savedAt: 1 });
	const before = (await readOutbox(guest)).commands;
	expect(await adoptGuest(guest, tab.outbox, 'a1')).toBe(1);
	// A crash after the copy leaves the original: the second try must not double it.
	await guest.write(['command'], async (tx) => {
		for (const command of before) await tx.objectStore('command').put(command);
	});
	await adoptGuest(guest, tab.outbox, 'a1');
	expect((await tab.commands()).map((c) => [c.localNumber, c.body['n']])).toEqual([
		['L-0001', undefined],
		['L-0002', 7]
	]);
	expect(await findDraft(tab.outbox, 'd')).not.toBeNull();
	expect((await readOutbox(guest)).commands).toEqual([]);
});

test('what one account has begun to take over is nobody else’s to take', async () => {
	const guest = openOutbox(`guest:${randomUUID()}`);
	const entity = randomUUID();
	const intent = {
		id: randomUUID(),
		type: 'note.create',
		version: 1,
		entity,
		baseRev: null,
		body: {}
	};
	await enqueue(guest, { ...intent, madeAt: 1 }, randomUUID);
	// The power goes between the copy and the end of the original.
	let writes = 0;
	const dying: typeof guest = {
		...guest,
		write: (stores, work, durability) => {
			if (++writes === 2) throw new Error('power lost');
			return guest.write(stores, work, durability);
		}
	};
	await expect(adoptGuest(dying, tab.outbox, 'a1')).rejects.toThrow('power lost');
	const other = openOutbox(randomUUID());
	expect(await adoptGuest(guest, other, 'a2')).toBe(0);
	expect((await readOutbox(other)).commands).toEqual([]);
	expect(await adoptGuest(guest, tab.outbox, 'a1')).toBe(1);
	expect(await tab.commands()).toHaveLength(1);
});
