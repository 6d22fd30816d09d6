import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/server/app.ts';
import { createAccount } from '../../src/server/auth/manage-accounts.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { makeRequest } from '../../src/server/demo/commands.ts';
import { actorOf, seedWorld } from '../../src/server/demo/seed-world.ts';
import { exampleOwner, people } from '../../src/server/demo/world.ts';
import { describeOnBoth } from '../support/databases.ts';
import { type DirectDevice, openDirectDevice } from '../support/direct-device.ts';
import { openWithClock } from '../support/moving-clock.ts';
import { type Cluster, startPostgres } from '../support/postgres.ts';
import { backUp, rollBack } from '../support/roll-back.ts';

async function write(device: DirectDevice, count: number): Promise<string[]> {
	const ids = Array.from({ length: count }, () => randomUUID());
	for (const id of ids) await device.send('request.create', id, makeRequest());
	await device.round();
	return ids;
}

const requestsOf = async ({ db }: App) =>
	(await db.selectFrom('request').select('id').orderBy('id').execute()).map((row) => row.id);
const timelinesOf = async ({ db }: App) =>
	(await db.selectFrom('timeline').select('from_v').orderBy('n').execute()).map(
		(row) => row.from_v
	);

/** Everything that was acknowledged is there once, and every phone shows the same. */
async function expectWhole(app: App, devices: DirectDevice[], ids: string[]): Promise<void> {
	for (let n = 0; n < 2; n += 1) for (const device of devices) await device.round();
	expect(await requestsOf(app)).toEqual([...ids].sort());
	for (const device of devices) {
		expect((await device.ids('request')).sort()).toEqual([...ids].sort());
		expect((await device.states()).filter((state) => state !== 'done')).toEqual([]);
	}
}

describeOnBoth('a database put back to an earlier state under a running server', (world) => {
	it('is noticed by a device that knows more than the clock; all give back what was lost', async () => {
		const { app } = await openWithClock(world());
		const open = () => openDirectDevice(() => app, exampleOwner);
		const [one, two, reader] = [await open(), await open(), await open()];
		const early = await write(one, 3);
		await backUp(app.db);
		const late = [...(await write(one, 2)), ...(await write(two, 4))];
		await reader.round();
		expect(await reader.ids('request')).toHaveLength(9);

		await rollBack(app.db);
		expect(await requestsOf(app)).toHaveLength(3);
		expect(await timelinesOf(app)).toEqual([0]);
		// One that has nothing to give shows by its cursor that the clock has gone back.
		const other = await world().openAnother();
		const scope = reader.scopes()[0] ?? '';
		const { cursor } = (await reader.mirror.read(['scope'], (tx) =>
			tx.objectStore('scope').get(scope)
		)) ?? {
			cursor: ''
		};
		expect(await other.sync.readChanges(actorOf(exampleOwner), scope, cursor)).toMatchObject({
			status: 410,
			body: { code: 'reset', meta: { timelines: [{ from: 0 }, { from: 6 }] } }
		});
		expect(await reader.round()).toBe('synced');
		expect(await reader.ids('request')).toHaveLength(3);
		await expectWhole(app, [one, two, reader], [...early, ...late]);
	});

	it('and written on before anybody comes back: nothing acknowledged is lost', async () => {
		const { app } = await openWithClock(world());
		const open = () => openDirectDevice(() => app, exampleOwner);
		const [one, two] = [await open(), await open()];
		const early = await write(one, 2);
		await backUp(app.db);
		const late = await write(one, 5);
		await rollBack(app.db);
		// A new phone writes first, but not yet as far as the clock has been.
		const fresh = await write(two, 2);
		await expectWhole(app, [one, two], [...early, ...late, ...fresh]);
		expect((await timelinesOf(app)).length).toBe(2);
	});
});

let cluster: Cluster;
beforeAll(async () => void (cluster = await startPostgres()));
afterAll(() => cluster.stop());

it('PostgreSQL fails over to a copy that lacks the last commits, while the server runs: nothing acknowledged is lost', async () => {
	const DATA_DIR = await mkdtemp(join(tmpdir(), 'faqiao-'));
	const env = { DATA_DIR, DATABASE_URL: await cluster.createDatabase(), LOG_LEVEL: 'silent' };
	const app = await createApp(env);
	await migrate(app.db);
	await seedWorld(app.db, new Date());
	for (const { accountId, ...person } of people) {
		await createAccount(app, { id: accountId, ...person });
	}
	await app.sync.openTimeline();
	const phone = await openDirectDevice(() => app, exampleOwner);
	const silent = await openDirectDevice(() => app, exampleOwner);
	const early = await write(phone, 3);
	await backUp(app.db);
	const late = await write(phone, 4);
	await silent.round();

	const other = await createApp(env);
	await other.health.check();

	await cluster.restart();
	// The copy that has taken over: put right before any server has spoken with it.
	const copy = await createApp(env);
	await rollBack(copy.db);
	await copy.close();
	// Its clock has passed the old one before any phone comes back: only the start time can tell.
	await other.health.check();
	const stranger = await openDirectDevice(() => other, exampleOwner);
	const fresh = await write(stranger, 6);
	expect(await timelinesOf(other)).toEqual([0, 6]);
	await app.health.check();
	await expectWhole(app, [phone, silent, stranger], [...early, ...late, ...fresh]);
	await other.close();
	await app.close();
	await rm(DATA_DIR, { recursive: true, force: true });
});
