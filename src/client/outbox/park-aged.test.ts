import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { hasDoubtful, parkAged } from './park-aged.ts';
import { queueReport } from './queue-report.ts';
import { retryCommand } from './retry-command.ts';

const day = 24 * 3600_000;
/** The fake server's clock at the beginning of every test. */
const today = 1_790_000_000_000;
let server: FakeSyncServer;
let tab: Tab;

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

const write = (madeAt: number, entity: string = randomUUID()) =>
	tab.send({ type: 'note.create', entity, madeAt });
const states = async () => (await tab.commands()).map((c) => [c.state, c.parkedCode]);

test('what was written more than a year ago is put before the person, with what needs it; the rest goes', async () => {
	const entity = randomUUID();
	await write(today - 366 * day, entity);
	await tab.send({ type: 'note.change', entity, madeAt: today - 100 * day });
	await write(today - 364 * day);
	expect(await tab.engine.round('person')).toBe('synced');
	expect(await states()).toEqual([
		['human', 'too_old'],
		['human', 'dependency_failed'],
		['done', null]
	]);
	expect(server.state.effects).toHaveLength(1);
	// It is still unanswered work of this phone.
	expect(await queueReport(tab.outbox, tab.deps)).toMatchObject({ pending: 2, age: 366 * 86_400 });
});

test('the person may send it all the same: as a new intent, and it stays sent for', async () => {
	const id = await write(today - 366 * day);
	await tab.engine.round('person');
	await retryCommand(tab.outbox, id, () => randomUUID());
	expect(await tab.engine.round('person')).toBe('synced');
	expect(await states()).toEqual([['done', null]]);
	expect(server.effectsOf(id)).toBe(0);
	expect(server.state.effects).toHaveLength(1);
});

test('a device clock ten years ahead makes nothing old', async () => {
	// The last answer showed by how much it is wrong.
	tab.clock.device = today + 3650 * day;
	await write(tab.clock.device);
	await tab.engine.round('person');
	await write(tab.clock.device + day);
	tab.clock.device += 2 * day;
	expect(await tab.engine.round('person')).toBe('synced');
	expect(await states()).toEqual([
		['done', null],
		['done', null]
	]);
});

test('a clock that jumps ahead between writing and sending is found out by the server’s', async () => {
	await write(today);
	await tab.engine.round('person');
	await write(today + day);
	tab.clock.device = today + 3650 * day;
	expect(await hasDoubtful(tab.outbox, tab.clock.device)).toBe(true);
	expect(await tab.engine.round('person')).toBe('synced');
	expect(await tab.states()).toEqual(['done', 'done']);
});

test('a clock that was set back hides no age', async () => {
	await write(today);
	await tab.engine.round('person');
	await write(today + day);
	const deviceNow = today - 700 * day;
	expect(await hasDoubtful(tab.outbox, deviceNow)).toBe(true);
	expect(await parkAged(tab.outbox, { serverTime: today + 400 * day, deviceNow })).toBe(1);
	expect(await states()).toEqual([
		['done', null],
		['human', 'too_old']
	]);
});

test('in doubt nothing leaves before the server has said what time it is', async () => {
	await write(today - 366 * day);
	await write(today);
	server.fault = (path) => (path.endsWith('changes') ? 'loseRequest' : null);
	expect(await tab.engine.round('person')).toBe('unreachable');
	expect(server.pushes).toEqual([]);
	expect(await tab.states()).toEqual(['pending', 'pending']);
});
