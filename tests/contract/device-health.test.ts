import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { DeviceRow } from '../../src/domain/sync/device-health.ts';
import { joinStation, leaveStation } from '../../src/server/auth/manage-access.ts';
import { makeBatch, makeRequest } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import {
	adviserQingtong,
	exampleOwner,
	officerMist,
	officerQingtong,
	stationMist,
	stationQingtong
} from '../../src/server/demo/world.ts';
import { makeCreate } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';
import { type DirectDevice, openDirectDevice } from '../support/direct-device.ts';
import { openWithClock } from '../support/moving-clock.ts';

describeOnBoth('how colleagues’ phones stand', (world) => {
	async function prepare() {
		const clocked = await openWithClock(world());
		const { app } = clocked;
		const open = (account: string) => openDirectDevice(() => app, account);
		const owner = await open(exampleOwner);
		const request = randomUUID();
		await owner.send('request.create', request, makeRequest());
		await owner.round();
		const [phone, desk] = [await open(officerQingtong), await open(adviserQingtong)];
		await phone.round();
		await desk.round();
		return { ...clocked, open, owner, phone, desk, request };
	}
	/** The page's rows on a device, after it has synced. */
	async function seen(device: DirectDevice): Promise<DeviceRow[]> {
		await device.round();
		return (await device.rows('device')) as unknown as DeviceRow[];
	}
	/** Work that cannot go up although the phone is in touch: it needs what the server has never seen. */
	async function getStuck(device: DirectDevice, request: string): Promise<void> {
		const id = await device.send('request.accept', request, {}, 1);
		await device.outbox.write(['command'], async (tx) => {
			const store = tx.objectStore('command');
			const command = await store.index('id').get(id);
			if (command) await store.put({ ...command, after: [randomUUID()] });
		});
	}
	const clockOf = async ({ app }: Awaited<ReturnType<typeof openWithClock>>) =>
		(await app.db.selectFrom('clock').select('v').executeTakeFirstOrThrow()).v;

	it('unsent work shows after an hour, with since when, and goes when it is sent', async () => {
		const at = await prepare();
		const { phone, desk, request, sleepHours, now } = at;
		const made = now().toISOString();
		await getStuck(phone, request);
		await phone.round();
		// On its way, and nobody's business yet.
		expect(await seen(desk)).toEqual([]);
		// Then it is never heard of again: the hourly upkeep notices that time has passed.
		sleepHours(3);
		await at.app.maintenance.run();
		const [row, ...more] = await seen(desk);
		expect(more).toEqual([]);
		expect(row).toMatchObject({
			name: '何静',
			state: 'unsent',
			count: 1,
			since: made,
			lastContactAt: made,
			emptiedAt: null,
			app: 'test'
		});
		// That there is work, never what it is.
		expect(JSON.stringify(row)).not.toContain(request);
		expect(Object.keys(row ?? {}).sort()).toEqual([
			'accountId',
			'app',
			'count',
			'emptiedAt',
			'id',
			'lastContactAt',
			'name',
			'since',
			'state'
		]);

		await phone.outbox.write(['command'], async (tx) => {
			const store = tx.objectStore('command');
			for (const one of await store.getAll()) await store.put({ ...one, after: [] });
		});
		await phone.round();
		await phone.round();
		expect(await phone.states()).toEqual(['done']);
		expect(await seen(desk)).toEqual([]);
	});

	it('costs no write in a healthy round and at most one feed row an hour in a sick one', async () => {
		const at = await prepare();
		const { phone, request, sleepHours } = at;
		const stored = () => at.app.db.selectFrom('device').selectAll().orderBy('device').execute();
		const [rows, clock] = [await stored(), await clockOf(at)];
		for (let n = 0; n < 5; n += 1) await phone.round();
		expect(await stored()).toEqual(rows);
		expect(await clockOf(at)).toBe(clock);
		await getStuck(phone, request);
		await phone.round();
		sleepHours(2);
		for (let n = 0; n < 10; n += 1) await phone.round();
		await at.app.maintenance.run();
		expect(await clockOf(at)).toBe(clock + 1);
		sleepHours(1);
		for (let n = 0; n < 10; n += 1) await phone.round();
		expect(await clockOf(at)).toBe(clock + 2);
	});

	it('a phone that comes back as another one is marked, until the old one speaks again', async () => {
		const at = await prepare();
		const { phone, desk, request, sleepHours, open, now } = at;
		await getStuck(phone, request);
		await phone.round();
		sleepHours(30);
		const wiped = await open(officerQingtong);
		await wiped.round();
		const [row] = await seen(desk);
		expect(row).toMatchObject({ state: 'wiped', count: 1, emptiedAt: now().toISOString() });
		sleepHours(1);
		await phone.round();
		expect((await seen(desk)).map((one) => one.state)).toEqual(['unsent']);
		// A month later a mark is history.
		sleepHours(1);
		await (await open(officerQingtong)).round();
		expect((await seen(desk)).map((one) => one.state)).toEqual(['wiped']);
		at.sleepDays(31);
		await at.app.maintenance.run();
		expect(await seen(desk)).toEqual([]);
	});

	it('a phone whose unsent work is gone without having been sent is marked; one that sent it is not', async () => {
		const at = await prepare();
		const { phone, desk, request, sleepHours } = at;
		await getStuck(phone, request);
		await phone.round();
		sleepHours(2);
		await phone.outbox.write(['command'], (tx) => tx.objectStore('command').clear());
		await phone.round();
		expect(await seen(desk)).toMatchObject([{ state: 'dropped', count: 1 }]);

		await getStuck(desk, request);
		await desk.round();
		sleepHours(2);
		await desk.outbox.write(['command'], async (tx) => {
			const store = tx.objectStore('command');
			for (const one of await store.getAll()) await store.put({ ...one, after: [] });
		});
		await desk.round();
		expect((await seen(desk)).map((one) => one.name)).toEqual(['何静']);
	});

	it('stays inside the station: not for owners, not for other stations, not after a posting has ended', async () => {
		const at = await prepare();
		const { app, phone, desk, owner, request, sleepHours, open } = at;
		const stranger = await open(officerMist);
		await getStuck(phone, request);
		await getStuck(owner, request);
		await phone.round();
		await owner.round();
		sleepHours(2);
		await app.maintenance.run();
		expect(await seen(desk)).toHaveLength(1);
		expect(await seen(owner)).toEqual([]);
		expect(await seen(stranger)).toEqual([]);
		const rows = await app.db
			.selectFrom('change')
			.select('scope')
			.where('kind', '=', 'device')
			.execute();
		expect(rows).toEqual([{ scope: `station:${stationQingtong}` }]);

		await joinStation(app, officerQingtong, stationMist);
		await leaveStation(app, officerQingtong, stationQingtong);
		expect(await seen(desk)).toEqual([]);
		expect((await seen(stranger)).map((one) => one.name)).toEqual(['何静']);
	});

	it('a batch that says nonsense about its device is malformed on every database, and nothing is judged', async () => {
		const { app } = world();
		const actor = actorOf(exampleOwner);
		const command = makeCreate();
		const batch = makeBatch(exampleOwner, [command]);
		for (const nonsense of [{ app: '0.1\0' }, { app: '\ud800' }, { pending: 1e12 }]) {
			expect(await app.sync.applyBatch(actor, { ...batch, ...nonsense })).toMatchObject({
				status: 400,
				body: { code: 'malformed', field: Object.keys(nonsense)[0] }
			});
		}
		expect((await app.sync.applyBatch(actor, batch)).status).toBe(200);
	});

	it('a report that is nonsense costs nobody a pull', async () => {
		const { app } = await openWithClock(world());
		const device = await openDirectDevice(() => app, officerQingtong);
		const scope = device.scopes()[0] ?? '';
		for (const nonsense of [
			'device=x&pending=-1',
			'device=%00&pending=1',
			'device=x&pending=9e9',
			'device=x&pending=1&app=%00'
		]) {
			const answer = await device.deps.fetch(`/api/v1/changes?scope=${scope}&app=t&${nonsense}`);
			expect(answer.status).toBe(200);
		}
		expect(await app.db.selectFrom('device').selectAll().execute()).toEqual([]);
	});
});
