import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Actor } from '../../src/domain/account/actor.ts';
import type { CommandType } from '../../src/domain/sync/commands.ts';
import type { ChangesAnswer } from '../../src/domain/sync/wire.ts';
import type { App } from '../../src/server/app.ts';
import { makeContent, makeRequest } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import type { Sync } from '../../src/server/sync/sync.ts';
import { applyOne, withDeletion } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';

const owner = actorOf(exampleOwner);
const officer = actorOf(officerQingtong);
const scope = `firm:${owner.firmIds[0]}`;

async function pull(app: App, cursor: string, limit?: number, actor: Actor = owner, from = scope) {
	const answer = await app.sync.readChanges(actor, from, cursor, limit);
	if (answer.status !== 200) throw new Error(JSON.stringify(answer));
	return answer.body;
}

const send = (sync: Sync, type: CommandType, entity: string, body: object, actor = owner) =>
	applyOne(sync, actor, { entity, type, body });

describeOnBoth('the change feed', (world) => {
	it('create, pull, acknowledge, pull nothing, change, pull, delete, pull a tombstone', async () => {
		const { app } = world();
		const id = randomUUID();
		const created = await send(app.sync, 'request.create', id, makeRequest());
		expect(created).toMatchObject({ status: 'applied', rev: 1, scope });

		const first = await pull(app, '');
		expect(first).toMatchObject({ from: '', more: false, scope });
		expect(first.changes).toMatchObject([{ k: 'request', id, rev: 1, d: { status: 'submitted' } }]);
		expect(first.changes[0]?.v).toBe(created.status === 'applied' ? created.v : -1);

		// Acknowledging is asking on from `next`.
		const nothing = await pull(app, first.next);
		expect(nothing).toMatchObject({ changes: [], more: false, from: first.next });

		const fields = [{ field: 'description', reason: '请写明金额' }];
		await send(app.sync, 'request.return', id, { fields }, officer);
		await send(app.sync, 'request.correct', id, makeContent({ description: '改' }));
		const changed = await pull(app, nothing.next);
		// Two changes of one row are one row of the feed: its latest state.
		expect(changed.changes).toMatchObject([{ id, rev: 3, d: { description: '改' } }]);

		await send(withDeletion(app), 'request.withdraw', id, {});
		const gone = await pull(app, changed.next);
		expect(gone.changes).toEqual([{ k: 'request', id, v: expect.any(Number), x: 1 }]);
		expect(await pull(app, gone.next)).toMatchObject({ changes: [], more: false });
	});

	it('goes page by page in the order of the numbers, and the pages together are everything', async () => {
		const { app } = world();
		const ids = Array.from({ length: 25 }, () => randomUUID());
		for (const id of ids) await send(app.sync, 'request.create', id, makeRequest());
		const seen: ChangesAnswer['changes'] = [];
		let page = await pull(app, '', 10);
		seen.push(...page.changes);
		while (page.more) {
			page = await pull(app, page.next, 10);
			seen.push(...page.changes);
		}
		expect(seen.map((row) => row.id)).toEqual(ids);
		const numbers = seen.map((row) => row.v);
		expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
	});

	it('a quiet scope moves on with the clock, and the same row reaches the station', async () => {
		const { app } = world();
		const quiet = await pull(app, '', 10, officer, `station:${officer.stationIds[0]}`);
		const id = randomUUID();
		await send(app.sync, 'request.create', id, makeRequest());
		const page = await pull(app, quiet.next, 10, officer, `station:${officer.stationIds[0]}`);
		expect(page.changes).toMatchObject([{ k: 'request', id }]);
		const notices = await pull(app, '', 10, owner, 'notices');
		expect(notices.changes).toEqual([]);
		expect(notices.next.split('.')[1]).toBe('2');
	});

	it('a new timeline is read from the database by every process, and cuts nothing off', async () => {
		const { app, openAnother } = world();
		const id = randomUUID();
		await send(app.sync, 'request.create', id, makeRequest());
		const before = await pull(app, '');
		const other = await openAnother();
		await other.sync.openTimeline();
		const after = await pull(app, before.next);
		expect(after.meta.timelines).toHaveLength(2);
		expect(after.meta.timelines[1]?.from).toBe(2);
		expect(after.changes).toEqual([]);
	});
});
