import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { applyPage, cursorOf, dropOtherScopes } from './apply-page.ts';
import { readMirror } from './read-mirror.ts';

let server: FakeSyncServer;
let tab: Tab;

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

test('rows come page by page, and what was taken away leaves the device', async () => {
	server.pageSize = 2;
	for (const id of ['a', 'b', 'c', 'd', 'e']) server.write(id, { id });
	await tab.engine.round('person');
	expect(Object.keys(await tab.rows())).toEqual(['a', 'b', 'c', 'd', 'e']);
	expect(server.pulls).toHaveLength(3);
	server.write('b', null);
	server.write('c', { id: 'c2' });
	await tab.engine.round('person');
	expect(await tab.rows()).toEqual({
		a: { id: 'a' },
		c: { id: 'c2' },
		d: { id: 'd' },
		e: { id: 'e' }
	});
});

test('a cut between two pages goes on where it stood', async () => {
	server.pageSize = 2;
	for (const id of ['a', 'b', 'c']) server.write(id, { id });
	let pages = 0;
	server.fault = (path) => (path.endsWith('changes') && ++pages === 2 ? 'loseAnswer' : null);
	await tab.engine.round('person');
	expect(Object.keys(await tab.rows())).toEqual(['a', 'b']);
	await tab.engine.round('person');
	expect(Object.keys(await tab.rows())).toEqual(['a', 'b', 'c']);
	expect(server.pulls).toEqual(['', 't1.2', 't1.2']);
});

test('a page that another tab has overtaken is thrown away: rows never go backwards', async () => {
	server.write('a', { n: 1 });
	const store = tab.mirror.name.slice(7, -3);
	let release = () => {};
	const slow: typeof fetch = async (input, init) => {
		const answer = await server.fetch(input, init);
		await new Promise<void>((resolve) => (release = resolve));
		return answer;
	};
	const late = openTab({ fetch: slow, account: 'a1', scope: 'firm:1' }, store);
	const lateRound = late.engine.round('person');
	await expect.poll(() => server.pulls.length).toBe(1);
	server.write('a', { n: 2 });
	await tab.engine.round('person');
	expect(await tab.rows()).toEqual({ a: { n: 2 } });
	release();
	// The late tab asks again from the cursor that is there now.
	await expect.poll(() => server.pulls.length).toBe(3);
	release();
	expect(await lateRound).toBe('synced');
	expect(await tab.rows()).toEqual({ a: { n: 2 } });
	expect(server.pulls).toEqual(['', '', 't1.2']);
});

test('a reset fills a second generation while the first stays readable, then takes its place', async () => {
	server.pageSize = 2;
	for (const id of ['a', 'b', 'c']) server.write(id, { id });
	await tab.engine.round('person');
	// A server that knows nothing of our cursor, with other rows.
	server.timelines = [{ id: 'other', from: 0 }];
	server.state.rows.clear();
	server.state.clock = 0;
	for (const id of ['x', 'y', 'z']) server.write(id, { id });
	let pages = 0;
	server.fault = (path) => (path.endsWith('changes') && ++pages === 3 ? 'loseRequest' : null);
	await tab.engine.round('person');
	expect(Object.keys(await tab.rows())).toEqual(['a', 'b', 'c']);
	await tab.engine.round('person');
	expect(Object.keys(await tab.rows())).toEqual(['x', 'y', 'z']);
	const kept = await tab.mirror.read(['row'], (tx) => tx.objectStore('row').count());
	expect(kept).toBe(3);
});

test('a server restored from a backup gets back what it had acknowledged and lost', async () => {
	const restore = server.backup();
	const entity = randomUUID();
	const id = await tab.send({ type: 'note.create', entity, body: { n: 1 } });
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done']);
	restore();
	expect(server.state.rows.size).toBe(0);
	// Nothing is queued: the device must notice by itself.
	expect(await tab.engine.round('timer')).toBe('synced');
	expect(server.effectsOf(id)).toBe(1);
	await tab.engine.round('timer');
	expect(await tab.rows()).toEqual({ [entity]: { n: 1 } });
	expect(await tab.states()).toEqual(['done']);
});

test('a page that shows a restore resets the scope, even when the server took the cursor', async () => {
	server.write('a', { n: 1 });
	server.write('b', { n: 1 });
	await tab.engine.round('person');
	const page = {
		proto: 1,
		meta: {
			serverTime: 1,
			minProto: 1,
			timelines: [
				{ id: 't1', from: 0 },
				{ id: 'r', from: 1 }
			]
		},
		scope: 'firm:1',
		from: 't1.2',
		changes: [],
		next: 'r.2',
		more: false
	};
	expect(await applyPage(tab.mirror, 'firm:1', 't1.2', page)).toBe(false);
	expect(await cursorOf(tab.mirror, 'firm:1')).toBe('');
	expect(Object.keys(await tab.rows())).toEqual(['a', 'b']);
});

test('a plain restart of the server resets nothing and sends nothing twice', async () => {
	await tab.send({ type: 'note.create', entity: randomUUID() });
	await tab.engine.round('person');
	server.restart();
	await tab.engine.round('person');
	expect(server.pushes).toHaveLength(1);
	expect(server.pulls).toEqual(['', 't1.1']);
});

test('a scope that is no longer ours leaves the device', async () => {
	server.write('a', { n: 1 });
	await tab.engine.round('person');
	await dropOtherScopes(tab.mirror, ['firm:2']);
	expect(await tab.rows()).toEqual({});
	expect(await tab.mirror.read(['row'], (tx) => tx.objectStore('row').count())).toBe(0);
});

test('an answer for another question is no answer', async () => {
	const wrong: typeof fetch = async (input, init) => {
		const answer = (await (await server.fetch(input, init)).json()) as object;
		return Response.json({ ...answer, from: 't1.999' });
	};
	const other = openTab({ fetch: wrong, account: 'a1', scope: 'firm:1' }, randomUUID());
	expect(await other.engine.round('person')).toBe('unreachable');
});

test('a server restored between two pages hides no row that the lost time had moved', async () => {
	server.pageSize = 2;
	for (const id of ['a', 'b', 'c', 'd']) server.write(id, { n: 1 });
	const restore = server.backup();
	// Ahead of the first page now, behind it after the restore.
	server.write('a', { n: 2 });
	let pages = 0;
	server.fault = (path) => (path.endsWith('changes') && ++pages === 2 ? 'loseRequest' : null);
	await tab.engine.round('person');
	expect(Object.keys(await tab.rows())).toEqual(['b', 'c']);
	restore();
	server.fault = () => null;
	await tab.engine.round('person');
	expect(await tab.rows()).toEqual({ a: { n: 1 }, b: { n: 1 }, c: { n: 1 }, d: { n: 1 } });
});

test('between two pages nothing counts as read, because rows that moved on are still missing', async () => {
	server.pageSize = 2;
	for (const id of ['a', 'b', 'c']) server.write(id, {});
	let pages = 0;
	server.fault = (path) => (path.endsWith('changes') && ++pages === 2 ? 'loseRequest' : null);
	await tab.engine.round('person');
	expect((await readMirror(tab.mirror)).cursorsByScope.get(server.scope)).toBe('');
	server.fault = () => null;
	await tab.engine.round('person');
	expect((await readMirror(tab.mirror)).cursorsByScope.get(server.scope)).toBe('t1.3');
});
