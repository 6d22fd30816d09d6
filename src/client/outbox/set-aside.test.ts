import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { removeCommand } from './remove-command.ts';
import { replaceCommand } from './replace-command.ts';
import { retryCommand } from './retry-command.ts';
import { setAside } from './set-aside.ts';

let tab: Tab;
let server: FakeSyncServer;
const newId = () => randomUUID();

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

test('an item put aside stays with what depends on it, and the rest goes', async () => {
	const entity = randomUUID();
	const first = await tab.send({ type: 'note.create', entity });
	const second = await tab.send({ type: 'note.change', entity });
	const other = await tab.send({ type: 'note.create', entity: randomUUID() });
	expect(await setAside(tab.outbox, first)).toEqual({ ok: true, value: [first, second] });
	// Written later on the same entity: it waits with the others, having failed at nothing.
	const third = await tab.send({ type: 'note.alter', entity });
	await tab.engine.round('person');
	expect(server.state.effects.map(({ command }) => command)).toEqual([other]);
	const codes = (await tab.commands()).map(({ parkedCode }) => parkedCode);
	expect(codes).toEqual(['set_aside', 'set_aside', null, 'set_aside']);

	// Taking any of them back takes back what it needs.
	await retryCommand(tab.outbox, third, newId);
	await tab.engine.round('person');
	const effects = server.state.effects.map(({ command }) => command);
	expect(effects).toEqual([other, first, second, third]);
});

test('what had left is not sent again, keeps its id, and cannot be thrown away or replaced', async () => {
	const entity = randomUUID();
	const id = await tab.send({ type: 'note.create', entity, body: { n: 1 } });
	const behind = await tab.send({ type: 'note.change', entity, body: { n: 2 } });
	server.fault = (path) => (path.endsWith('commands') ? 'loseAnswer' : null);
	await tab.engine.round('person');
	expect(await setAside(tab.outbox, id)).toEqual({ ok: true, value: [id, behind] });
	server.fault = () => null;
	await tab.engine.round('person');
	expect(server.pushes).toHaveLength(1);
	const removed = await removeCommand(tab.outbox, id);
	expect(removed).toEqual({ ok: false, code: 'already_sent' });
	// The court may have it: writing it anew follows it instead of taking its place.
	const anew = await tab.send({ type: 'note.create', entity, body: { n: 3 } });
	expect((await tab.commands()).at(-1)).toMatchObject({ id: anew, parkedCode: 'set_aside' });
	await removeCommand(tab.outbox, anew);

	await retryCommand(tab.outbox, behind, newId);
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done', 'done']);
	expect([id, behind].map((one) => server.effectsOf(one))).toEqual([1, 1]);
	expect(await setAside(tab.outbox, id)).toEqual({ ok: false, code: 'not_found' });
});

test('an answer on its way when the item is put aside still counts', async () => {
	const id = await tab.send({ type: 'note.create', entity: randomUUID() });
	const answered = server.fetch;
	tab.deps.fetch = async (...args) => {
		const answer = await answered(...args);
		if (String(args[0]).endsWith('commands')) await setAside(tab.outbox, id);
		return answer;
	};
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done']);
	expect((await tab.commands())[0]?.parkedCode).toBeNull();
});

test('without a network nothing counts as sent, so it can still be thrown away', async () => {
	const away = { looksOffline: () => true, probe: async () => false };
	const offline = openTab(server, randomUUID(), away);
	const id = await offline.send({ type: 'note.create', entity: randomUUID() });
	expect(await offline.engine.round('person')).toBe('unreachable');
	expect(server.pushes).toEqual([]);
	expect(await removeCommand(offline.outbox, id)).toMatchObject({ ok: true });

	// The browser's word alone stops nothing.
	const wrong = openTab(server, randomUUID(), { looksOffline: () => true });
	const sent = await wrong.send({ type: 'note.create', entity: randomUUID() });
	await wrong.engine.round('person');
	expect(server.effectsOf(sent)).toBe(1);
});

test('nothing beyond what the person was shown is thrown away', async () => {
	const entity = randomUUID();
	const first = await tab.send({ type: 'note.create', entity });
	const shown = [first];
	const second = await tab.send({ type: 'note.change', entity });
	const refused = await removeCommand(tab.outbox, first, shown);
	expect(refused).toEqual({ ok: false, code: 'more_than_agreed' });
	expect(await tab.commands()).toHaveLength(2);
	await removeCommand(tab.outbox, first, [first, second]);
	expect(await tab.commands()).toEqual([]);
});

test('a conflict is answered once: new id, new revision, dependents behind it', async () => {
	const entity = randomUUID();
	server.write(entity, { n: 0 });
	const mine = await tab.send({ type: 'note.change', entity, baseRev: 9, body: { n: 1 } });
	const after = await tab.send({ type: 'note.alter', entity, body: { n: 2 } });
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['human', 'human']);

	const next = { baseRev: 1, body: { n: 3 }, madeAt: tab.clock.device };
	const answers = await Promise.all([
		replaceCommand(tab.outbox, mine, next, newId),
		replaceCommand(tab.outbox, mine, next, newId)
	]);
	expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done', 'done']);
	expect(server.state.effects).toHaveLength(2);
	expect(server.state.effects.map(({ command }) => command)).not.toContain(mine);
	expect((await tab.commands()).map(({ id }) => id)).not.toContain(after);
	expect((await tab.rows())[entity]).toEqual({ n: 2 });
});

test('what waited for an item that was put away stands on its own feet when sent again', async () => {
	const entity = randomUUID();
	const maker = await tab.send({ type: 'note.bad', entity });
	const other = await tab.send({ type: 'note.create', entity: randomUUID(), after: [maker] });
	await tab.engine.round('person');
	const [cause] = await tab.commands();
	await tab.outbox.write(['command'], (tx) => tx.objectStore('command').delete(cause?.seq ?? 0));
	await retryCommand(tab.outbox, other, newId);
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done']);
});
