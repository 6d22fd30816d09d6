import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Command } from '../../src/domain/sync/wire.ts';
import { makeCommand, makeContent, makeRequest } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { apply, makeCreate, withDeletion } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';
import { openDirectDevice } from '../support/direct-device.ts';
import { type Clocked, openWithClock } from '../support/moving-clock.ts';

const owner = actorOf(exampleOwner);
const scope = `firm:${owner.firmIds[0]}`;

const send = ({ app }: Clocked, commands: Command[]) => apply(app.sync, owner, commands);

function remove({ app }: Clocked, entities: string[]) {
	const commands = entities.map((entity) =>
		makeCommand({ id: randomUUID(), entity, type: 'request.withdraw', body: {} })
	);
	return apply(withDeletion(app), owner, commands);
}

/** As a server that is up: the upkeep runs, here not every hour but every so many days. */
async function live(clocked: Clocked, days: number, every = days): Promise<void> {
	for (let n = 0; n < days; n += every) {
		clocked.sleepDays(every);
		expect(await clocked.app.maintenance.run()).not.toBeNull();
	}
}

const countGone = async ({ app }: Clocked) =>
	(await app.db.selectFrom('change').select('id').where('gone', '=', 1).execute()).length;
const horizonOf = async ({ app }: Clocked) =>
	(await app.db.selectFrom('horizon').select('v').executeTakeFirstOrThrow()).v;
const timelinesOf = async ({ app }: Clocked) =>
	(await app.db.selectFrom('timeline').select(['n', 'from_v']).orderBy('n').execute()).length;

describeOnBoth('what is kept for a time only', (world) => {
	it('answers: cut after 90 days and still an answer, gone after 400', async () => {
		const clocked = await openWithClock(world());
		const { app } = clocked;
		const good = makeCreate();
		const bad = makeCommand({
			id: randomUUID(),
			entity: good.entity,
			type: 'request.correct',
			body: makeContent()
		});
		const first = await send(clocked, [good, bad]);
		expect(first.map((one) => one.status)).toEqual(['applied', 'conflict']);
		const stored = async () =>
			(await app.db.selectFrom('op').select(['id', 'result']).execute()).map((row) => ({
				...row,
				result: JSON.parse(row.result) as Record<string, unknown>
			}));

		clocked.sleepDays(89);
		expect(await app.maintenance.run()).toMatchObject({ results: 0, commands: 0 });
		clocked.sleepDays(2);
		expect(await app.maintenance.run()).toMatchObject({ results: 1, commands: 0 });
		const cut = (await stored()).find((row) => row.id === good.id)?.result;
		expect(Object.keys(cut ?? {}).sort()).toEqual(['at', 'number', 'rev', 'scope', 'status', 'v']);
		// What was refused may not have been read yet: it stays whole.
		const refusal = (await stored()).find((row) => row.id === bad.id)?.result;
		expect(refusal).toMatchObject({ status: 'conflict', yours: bad.body });
		expect(await send(clocked, [good, bad])).toEqual(first);
		expect((await send(clocked, [{ ...good, madeAt: 1 }]))[0]).toMatchObject({ code: 'key_reuse' });
		clocked.sleepDays(1);
		expect(await app.maintenance.run()).toMatchObject({ results: 0 });

		clocked.sleepDays(310);
		expect(await app.maintenance.run()).toMatchObject({ commands: 2 });
		expect(await stored()).toEqual([]);
		// The entity's own id guards on: the same again makes nothing new.
		expect((await send(clocked, [good]))[0]).toMatchObject({ status: 'applied', rev: 1 });
		expect(await app.db.selectFrom('request').select('id').execute()).toHaveLength(1);
	});

	it('tombstones: a phone that slept 200 days fills anew, and what was deleted meanwhile is gone from it', async () => {
		const clocked = await openWithClock(world());
		const { app } = clocked;
		const [kept, first, second] = [makeCreate(), makeCreate(), makeCreate()];
		await send(clocked, [kept, first, second]);
		const sleeping = await openDirectDevice(() => app, exampleOwner);
		const awake = await openDirectDevice(() => app, exampleOwner);
		await sleeping.round();
		await awake.round();
		expect(await sleeping.ids('request')).toHaveLength(3);
		const before = await app.sync.readChanges(owner, scope, '');

		await live(clocked, 2, 1);
		await remove(clocked, [first.entity]);
		await live(clocked, 20, 1);
		await remove(clocked, [second.entity]);
		await awake.round();
		await live(clocked, 1);
		await live(clocked, 160, 20);
		// 181 days and 161: the first tombstone may go, the second one stays.
		expect(await countGone(clocked)).toBe(1);
		const horizon = await horizonOf(clocked);
		expect(horizon).toBeGreaterThan(0);
		if (before.status !== 200) throw new Error('no page');
		expect(await app.sync.readChanges(owner, scope, before.body.next)).toMatchObject({
			status: 410,
			body: { code: 'reset', horizon, meta: { timelines: [{}] } }
		});
		await live(clocked, 20);
		expect(await countGone(clocked)).toBe(0);

		// One that stayed in touch has missed nothing and reads on.
		const asked = awake.requests.length;
		expect(await awake.round()).toBe('synced');
		expect(awake.requests.length - asked).toBe(1);
		expect(await awake.ids('request')).toEqual([kept.entity]);

		expect(await sleeping.ids('request')).toHaveLength(3);
		expect(await sleeping.round()).toBe('synced');
		expect(await sleeping.ids('request')).toEqual([kept.entity]);
	});

	it('timelines: pruned below the horizon, the current one stays, and a device without a common one doubles nothing', async () => {
		const clocked = await openWithClock(world());
		const { app } = clocked;
		const phone = await openDirectDevice(() => app, exampleOwner);
		const ids = [randomUUID(), randomUUID()];
		for (const id of ids) await phone.send('request.create', id, makeRequest());
		await phone.round();
		expect(await phone.states()).toEqual(['done', 'done']);
		for (let n = 0; n < 3; n += 1) {
			await send(clocked, [makeCreate({ description: `另一部手机 ${n}` })]);
			await app.sync.openTimeline();
		}
		expect(await timelinesOf(clocked)).toBe(4);
		await send(clocked, [makeCreate()]);
		await live(clocked, 1);
		await live(clocked, 181);
		// All that ended below the horizon are gone; the current one only began below it.
		expect(await timelinesOf(clocked)).toBe(1);

		expect(await phone.round()).toBe('synced');
		// Everything it had a receipt for went up again, and nothing was done twice.
		expect(phone.requests.filter((path) => path.endsWith('commands'))).toHaveLength(2);
		expect(await phone.states()).toEqual(['done', 'done']);
		expect(await app.db.selectFrom('request').select('id').execute()).toHaveLength(6);
		expect(await phone.ids('request')).toHaveLength(6);
	});

	it('a timeline on which an honest cursor may still stand is kept', async () => {
		const clocked = await openWithClock(world());
		const { app } = clocked;
		await send(clocked, [makeCreate()]);
		await live(clocked, 1);
		const page = await app.sync.readChanges(owner, scope, '');
		await app.sync.openTimeline();
		await app.sync.openTimeline();
		await live(clocked, 180, 30);
		expect(await timelinesOf(clocked)).toBe(3);
		// Nothing has happened since: its cursor is at the horizon and misses nothing.
		if (page.status !== 200) throw new Error('no page');
		expect(await app.sync.readChanges(owner, scope, page.body.next)).toMatchObject({ status: 200 });
	});

	it('of many processes exactly one works, once an hour, and one that died holds nobody up for long', async () => {
		const clocked = await openWithClock(world());
		const now = clocked.now;
		const others = await Promise.all(
			Array.from({ length: 4 }, () => world().openAnother({ now: () => now() }))
		);
		const all = [clocked.app, ...others];
		const run = async () => {
			const reports = await Promise.all(all.map((app) => app.maintenance.run()));
			return reports.filter((report) => report !== null).length;
		};
		expect(await run()).toBe(1);
		expect(await run()).toBe(0);
		clocked.sleepHours(1);
		expect(await run()).toBe(1);
		// The operator need not wait for the hour, but does wait for whoever is at work.
		expect(await clocked.app.maintenance.run({ force: true })).not.toBeNull();
		const lease = { name: 'maintenance', holder: 'a process that died' };
		const until = now().getTime() + 600_000;
		await clocked.app.db
			.updateTable('lease')
			.set({ ...lease, until })
			.execute();
		expect(await clocked.app.maintenance.run({ force: true })).toBeNull();
		clocked.sleepHours(2);
		expect(await run()).toBe(1);
	});

	it('cut short at any step and started again, it does the same', async () => {
		const clocked = await openWithClock(world());
		const { app } = clocked;
		const one = makeCreate();
		await send(clocked, [one]);
		await live(clocked, 1);
		await remove(clocked, [one.entity]);
		await live(clocked, 1);
		clocked.sleepDays(400);
		const failing = await world().openAnother({
			now: clocked.now,
			database: {
				...app,
				// The power goes in the middle of the third step.
				db: app.db.withPlugin({
					transformQuery({ node }) {
						if (JSON.stringify(node).includes('"horizon"')) throw new Error('power cut');
						return node;
					},
					transformResult: async ({ result }) => result
				}),
				close: async () => {}
			}
		});
		await expect(failing.maintenance.run()).rejects.toThrow('power cut');
		expect(await countGone(clocked)).toBe(1);
		expect(await horizonOf(clocked)).toBe(0);
		clocked.sleepHours(1);
		expect(await app.maintenance.run()).toMatchObject({ tombstones: 1 });
		expect(await countGone(clocked)).toBe(0);
		expect(await app.db.selectFrom('op').select('id').execute()).toEqual([]);
	});
});
