import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { readOutbox } from './read-outbox.ts';
import { moveHold } from './send-hold.ts';

let tab: Tab;
let server: FakeSyncServer;
const note = () => tab.send({ type: 'note.create', entity: randomUUID() });

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

test('after an ended sign-in nothing leaves before the person says so, in any tab', async () => {
	const held = [await note(), await note()];
	await moveHold(tab.outbox, { kind: 'signInEnded', at: 1 });
	held.push(await note());
	await tab.engine.round('person');
	await moveHold(tab.outbox, { kind: 'signedIn' });
	tab.engine.resume();
	await tab.engine.round('person');
	expect(server.pushes).toEqual([]);

	// Pressed after signing in, so it is meant: it goes by itself, the others wait on.
	const fresh = await note();
	await tab.engine.round('person');
	expect(server.state.effects.map(({ command }) => command)).toEqual([fresh]);
	await moveHold(tab.outbox, { kind: 'agreed' });
	await tab.engine.round('person');
	expect(server.state.effects.map(({ command }) => command)).toEqual([fresh, ...held]);
});

test('news never waits for that word', async () => {
	server.write('row', { n: 1 });
	await note();
	await moveHold(tab.outbox, { kind: 'signInEnded', at: 1 });
	expect(await tab.engine.round('person')).toBe('synced');
	expect(Object.keys(await tab.rows())).toEqual(['row']);
});

test('without an ended sign-in, signing in writes nothing and asks nothing', async () => {
	await note();
	expect(await moveHold(tab.outbox, { kind: 'signedIn' })).toBeNull();
	expect((await readOutbox(tab.outbox)).hold).toBeNull();
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done']);
});

test('the server says which format it still takes: with every answer, and when it refuses', async () => {
	await note();
	server.fault = () => ({
		status: 426,
		body: { code: 'upgrade_needed', message: '', minProto: 2 }
	});
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['pending']);
	expect((await readOutbox(tab.outbox)).minProto).toBe(2);
	server.fault = () => null;
	tab.engine.resume();
	await tab.engine.round('person');
	expect((await readOutbox(tab.outbox)).minProto).toBe(1);
});

test("a newer server's reason reaches the person instead of being asked for without end", async () => {
	const id = await note();
	server.fault = (path) => {
		if (!path.endsWith('commands')) return null;
		const results = [{ id, status: 'rejected', code: 'of_tomorrow', messageKey: 'x' }];
		const meta = { serverTime: 1, minProto: 1, timelines: server.timelines };
		return { status: 200, body: { proto: 1, meta, results } };
	};
	await tab.engine.round('person');
	const [command] = await tab.commands();
	expect(command).toMatchObject({ state: 'human', result: { code: 'of_tomorrow' } });
});
