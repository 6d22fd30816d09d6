import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';

let server: FakeSyncServer;
let tab: Tab;

beforeEach(() => {
	server = new FakeSyncServer();
	tab = openTab(server, randomUUID());
});

const create = (body: Record<string, unknown> = {}) =>
	tab.send({ type: 'note.create', entity: randomUUID(), body });

test('a lost answer and a resend are one effect', async () => {
	const id = await create();
	server.fault = (path) => (path.endsWith('commands') ? 'loseAnswer' : null);
	expect(await tab.engine.round('person')).toBe('unreachable');
	expect(await tab.states()).toEqual(['pending']);
	server.fault = () => null;
	expect(await tab.engine.round('person')).toBe('synced');
	expect(server.effectsOf(id)).toBe(1);
	expect(await tab.states()).toEqual(['done']);
	expect(server.pushes.map((p) => p.commands[0])).toEqual([
		server.pushes[0]?.commands[0],
		server.pushes[0]?.commands[0]
	]);
});

test('a hotel login page that says 200 is no answer', async () => {
	await create();
	server.fault = () => 'html';
	expect(await tab.engine.round('person')).toBe('unreachable');
	server.fault = () => ({ status: 200, body: { results: [] } });
	expect(await tab.engine.round('person')).toBe('unreachable');
	expect(await tab.states()).toEqual(['pending']);
});

test('a command without a result stays, and its neighbours are settled', async () => {
	const [first, second] = [await create(), await create()];
	const whole = server.fetch;
	const cut: typeof fetch = async (input, init) => {
		const response = await whole(input, init);
		if (!String(input).endsWith('commands')) return response;
		const body = (await response.json()) as { results: Array<{ id: string }> };
		return Response.json({ ...body, results: body.results.filter((r) => r.id !== first) });
	};
	tab = openTab(
		{ fetch: cut, account: server.account, scope: server.scope },
		tab.outbox.name.slice(7)
	);
	await tab.engine.round('person');
	const states = Object.fromEntries((await tab.commands()).map((c) => [c.id, c.state]));
	expect(states).toEqual({ [first]: 'pending', [second]: 'done' });
});

test('what the server put off goes by itself when its time has come', async () => {
	await create();
	const putOff: typeof fetch = async (input, init) => {
		const response = await server.fetch(input, init);
		if (!String(input).endsWith('commands') || tab.clock.steady > 0) return response;
		const body = (await response.json()) as { results: Array<{ id: string }> };
		const results = body.results.map(({ id }) => ({ id, status: 'retry', retryAfter: 30 }));
		return Response.json({ ...body, results });
	};
	const store = tab.outbox.name.slice(7);
	tab = openTab({ fetch: putOff, account: server.account, scope: server.scope }, store);
	expect(await tab.engine.round('event')).toBe('synced');
	expect(await tab.states()).toEqual(['pending']);
	expect(tab.engine.waitMs()).toBe(30_000);
	tab.clock.steady += 30_000;
	expect(await tab.engine.round('timer')).toBe('synced');
	expect(await tab.states()).toEqual(['done']);
	expect(tab.engine.waitMs()).toBe(0);
});

test('what an answer leaves out is tried again soon, not at the next occasion', async () => {
	await create();
	let isCut = true;
	const cut: typeof fetch = async (input, init) => {
		const response = await server.fetch(input, init);
		if (!isCut || !String(input).endsWith('commands')) return response;
		return Response.json({ ...((await response.json()) as object), results: [] });
	};
	const store = tab.outbox.name.slice(7);
	tab = openTab({ fetch: cut, account: server.account, scope: server.scope }, store);
	await tab.engine.round('event');
	expect(await tab.states()).toEqual(['pending']);
	// A round asks twice, before and after its pull.
	expect(tab.engine.waitMs()).toBe(2000);
	isCut = false;
	await tab.engine.round('event');
	expect(await tab.states()).toEqual(['done']);
	expect(tab.engine.waitMs()).toBe(0);
});

test('one poison among forty is found by halving, and thirty-nine arrive in the same round', async () => {
	for (let n = 0; n < 40; n += 1) {
		if (n === 17) await tab.send({ type: 'note.poison', entity: randomUUID() });
		else await create({ n });
	}
	await tab.engine.round('person');
	expect(server.state.effects).toHaveLength(39);
	const left = (await tab.commands()).filter((c) => c.state === 'pending');
	expect(left.map((c) => [c.type, c.failures])).toEqual([['note.poison', 1]]);
	expect(server.pushes.length).toBeLessThan(16);
});

test('poison is put before the person after eight failures over a day, and its followers with it', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.poison', entity });
	await tab.send({ type: 'note.change', entity });
	for (let n = 0; n < 8; n += 1) {
		expect(await tab.states()).toEqual(['pending', 'pending']);
		await tab.engine.round('person');
		tab.clock.device += 4 * 3600_000;
		tab.clock.steady += 4 * 3600_000;
	}
	expect((await tab.commands()).map((c) => [c.state, c.parkedCode])).toEqual([
		['human', 'server_error'],
		['human', 'dependency_failed']
	]);
});

test('a command that kills the server outright is isolated too', async () => {
	for (let n = 0; n < 6; n += 1) await create({ n, kills: n === 2 });
	const kills = (path: string, batch: { commands: Array<{ body: object }> } | null) =>
		path.endsWith('commands') && batch?.commands.some((c) => 'kills' in c.body && c.body.kills)
			? ('loseRequest' as const)
			: null;
	server.fault = kills;
	for (let n = 0; n < 8; n += 1) {
		await tab.engine.round('person');
		tab.clock.steady += 1;
	}
	expect(server.state.effects).toHaveLength(5);
	expect((await tab.states()).filter((state) => state === 'pending')).toHaveLength(1);
});

test('a broken server is not mistaken for poison: a round ends after three lone failures', async () => {
	for (let n = 0; n < 100; n += 1) await create({ n });
	server.fault = (path) => (path.endsWith('commands') ? { status: 500 } : null);
	let requests = 0;
	const counted = server.fault;
	server.fault = (path, batch) => {
		requests += 1;
		return counted(path, batch);
	};
	expect(await tab.engine.round('person')).toBe('later');
	expect(requests).toBeLessThan(30);
	server.fault = () => null;
	tab.clock.steady += 300_000;
	expect(await tab.engine.round('person')).toBe('synced');
	expect(server.state.effects).toHaveLength(100);
});

test('work that cannot go up does not keep news from coming down', async () => {
	await create();
	server.write('news', { text: 'hello' });
	server.fault = (path) => (path.endsWith('commands') ? { status: 503, retryAfter: 30 } : null);
	expect(await tab.engine.round('person')).toBe('later');
	expect(await tab.rows()).toEqual({ news: { text: 'hello' } });
});

test('what needs a refused command is put before the person with it; everything else flows past', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.bad', entity });
	server.fault = (path, batch) =>
		// Cut between the two, so the dependent has never left when the refusal comes.
		path.endsWith('commands') && batch && batch.commands.length > 1 ? { status: 413 } : null;
	await tab.send({ type: 'note.change', entity });
	const free = await create();
	await tab.engine.round('person');
	const states = (await tab.commands()).map((c) => [c.type, c.state]);
	expect(states).toEqual([
		['note.bad', 'human'],
		['note.change', 'human'],
		['note.create', 'done']
	]);
	expect(server.effectsOf(free)).toBe(1);
});

test('a command does not leave before what it needs is done or goes with it', async () => {
	const entity = randomUUID();
	const maker = await tab.send({ type: 'note.create', entity });
	const change = await tab.send({ type: 'note.change', entity });
	server.fault = (path, batch) =>
		path.endsWith('commands') && batch
			? {
					status: 200,
					body: {
						proto: 1,
						meta: { serverTime: 1, minProto: 1, timelines: server.timelines },
						results: [
							{ id: maker, status: 'retry', retryAfter: 30 },
							{ id: change, status: 'wait' }
						]
					}
				}
			: null;
	await tab.engine.round('person');
	server.fault = () => null;
	await tab.engine.round('person');
	expect(server.pushes).toEqual([]);
	tab.clock.steady += 31_000;
	await tab.engine.round('person');
	expect(server.state.effects.map((e) => e.command)).toEqual([maker, change]);
});

test('`wait` is not counted as an attempt', async () => {
	const id = await create();
	server.fault = (path, batch) =>
		path.endsWith('commands') && batch
			? {
					status: 200,
					body: {
						proto: 1,
						meta: { serverTime: 1, minProto: 1, timelines: server.timelines },
						results: batch.commands.map((c) => ({ id: c.id, status: 'wait' }))
					}
				}
			: null;
	await tab.engine.round('person');
	expect((await tab.commands()).map((c) => [c.id, c.state, c.attempts])).toEqual([
		[id, 'pending', 0]
	]);
});

test('413 halves down to the one that is too large, which is put before the person', async () => {
	for (let n = 0; n < 9; n += 1) await create({ n, big: n === 4 });
	server.fault = (path, batch) =>
		path.endsWith('commands') && batch?.commands.some((c) => c.body['big'])
			? { status: 413, body: { code: 'too_large', message: '', maxCommands: 4, maxBytes: 99_999 } }
			: null;
	await tab.engine.round('person');
	expect(server.state.effects).toHaveLength(8);
	expect(server.pushes.every((push) => push.commands.length <= 4)).toBe(true);
	const parked = (await tab.commands()).filter((c) => c.state === 'human');
	expect(parked.map((c) => c.parkedCode)).toEqual(['too_large']);
});

test('400 is bisected; the malformed one is parked and the others go', async () => {
	for (let n = 0; n < 7; n += 1) await create({ n });
	server.fault = (path, batch) =>
		path.endsWith('commands') && batch?.commands.some((c) => c.body['n'] === 6)
			? { status: 400 }
			: null;
	await tab.engine.round('person');
	expect(server.state.effects).toHaveLength(6);
	const parked = (await tab.commands()).filter((c) => c.state === 'human');
	expect(parked.map((c) => [c.body['n'], c.parkedCode])).toEqual([[6, 'malformed']]);
});

test('401 pauses everything until the person has signed in again', async () => {
	await create();
	let requests = 0;
	server.fault = () => {
		requests += 1;
		return { status: 401, body: { code: 'sign_in_required', message: '' } };
	};
	expect(await tab.engine.round('person')).toBe('signIn');
	expect(await tab.engine.round('person')).toBe('signIn');
	expect(requests).toBe(1);
	expect(await tab.states()).toEqual(['pending']);
	server.fault = () => null;
	tab.engine.resume();
	expect(await tab.engine.round('person')).toBe('synced');
});

test("nothing is sent again under another person's session", async () => {
	const id = await create();
	server.account = 'somebody-else';
	expect(await tab.engine.round('person')).toBe('otherAccount');
	expect(await tab.engine.round('person')).toBe('otherAccount');
	expect(server.pushes).toHaveLength(1);
	server.account = 'a1';
	tab.engine.resume();
	await tab.engine.round('person');
	expect(server.effectsOf(id)).toBe(1);
});

test('426 keeps the queue and asks for an update', async () => {
	await create();
	server.fault = () => ({ status: 426, body: { code: 'update_needed', message: '', minProto: 2 } });
	expect(await tab.engine.round('person')).toBe('updateNeeded');
	expect(await tab.states()).toEqual(['pending']);
});

test('Retry-After is kept by timers and events, not by the person', async () => {
	await create();
	server.fault = () => ({ status: 429, retryAfter: 60 });
	await tab.engine.round('timer');
	expect(tab.engine.waitMs()).toBe(60_000);
	server.fault = () => null;
	tab.clock.steady += 59_000;
	expect(await tab.engine.round('timer')).toBe('notYet');
	expect(await tab.engine.round('event')).toBe('notYet');
	expect(await tab.engine.round('person')).toBe('synced');
});

test('waits double, are random, and end with the first success', async () => {
	server.fault = () => 'loseRequest';
	const waits = [];
	for (let n = 0; n < 10; n += 1) {
		await tab.engine.round('person');
		waits.push(tab.engine.waitMs());
	}
	expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 150, 150].map((s) => s * 1000));
	server.fault = () => null;
	await tab.engine.round('person');
	expect(tab.engine.waitMs()).toBe(0);
});

test('a crash between answer and store changes nothing: the command goes again', async () => {
	const id = await create();
	const store = tab.outbox.name.slice(7);
	// The answer arrives and the page dies before it is stored.
	const dying: typeof fetch = async (input, init) => {
		await server.fetch(input, init);
		return new Promise(() => {});
	};
	const doomed = openTab({ fetch: dying, account: 'a1', scope: 'firm:1' }, store);
	void doomed.engine.round('person');
	await expect.poll(() => server.effectsOf(id)).toBe(1);
	expect(await tab.states()).toEqual(['pending']);
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done']);
	expect(server.effectsOf(id)).toBe(1);
});

test('two tabs without locks send the same queue: one effect each, in order', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.create', entity });
	for (let n = 0; n < 20; n += 1)
		await tab.send({ type: `note.step${'abcdefghijklmnopqrst'[n]}`, entity });
	const other = openTab(server, tab.outbox.name.slice(7));
	await Promise.all([tab.engine.round('person'), other.engine.round('person')]);
	expect(server.state.effects).toHaveLength(21);
	expect(server.state.effects.map((e) => e.command)).toEqual(
		(await tab.commands()).map((c) => c.id)
	);
	expect(new Set(await tab.states())).toEqual(new Set(['done']));
});

test('with locks the second tab leaves the round to the first', async () => {
	const held = new Set<string>();
	const locks = {
		async request(name: string, _options: unknown, work: (lock: object | null) => unknown) {
			if (held.has(name)) return work(null);
			held.add(name);
			try {
				return await work({});
			} finally {
				held.delete(name);
			}
		}
	} as unknown as LockManager;
	const store = randomUUID();
	const [one, two] = [openTab(server, store, { locks }), openTab(server, store, { locks })];
	await one.send({ type: 'note.create', entity: randomUUID() });
	const ends = await Promise.all([one.engine.round('person'), two.engine.round('person')]);
	expect(ends.sort()).toEqual(['busy', 'synced']);
	expect(server.pushes).toHaveLength(1);
});

test('a lock that a frozen tab has held for a minute is taken over', async () => {
	const asked: unknown[] = [];
	const locks = {
		async request(
			_name: string,
			options: { steal?: boolean },
			work: (l: object | null) => unknown
		) {
			asked.push(options);
			return work(options.steal ? {} : null);
		}
	} as unknown as LockManager;
	const waiting = openTab(server, randomUUID(), { locks });
	expect(await waiting.engine.round('person')).toBe('busy');
	waiting.clock.steady += 61_000;
	expect(await waiting.engine.round('person')).toBe('synced');
	expect(asked).toEqual([{ ifAvailable: true }, { steal: true }]);
});

test('a refusal of the time a restored server has lost is asked again, with what was parked behind it', async () => {
	await create();
	await tab.engine.round('person');
	const restore = server.backup();
	const entity = randomUUID();
	await tab.send({ type: 'note.change', entity });
	await tab.send({ type: 'note.change2', entity });
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done', 'human', 'human']);
	restore();
	// Somebody else has made it in the new history: a late copy would now be accepted.
	server.write(entity, {});
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['done', 'done', 'done']);
});

test('a refusal that was there before the backup stands, and what hangs on it with it', async () => {
	const entity = randomUUID();
	await tab.send({ type: 'note.change', entity });
	await tab.send({ type: 'note.change2', entity });
	await tab.engine.round('person');
	await create();
	await tab.engine.round('person');
	const restore = server.backup();
	server.write(entity, {});
	await tab.engine.round('person');
	restore();
	await tab.engine.round('person');
	expect(await tab.states()).toEqual(['human', 'human', 'done']);
});
