import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
	joinFirm,
	joinStation,
	leaveFirm,
	leaveStation
} from '../../src/server/auth/manage-access.ts';
import { moveFirm } from '../../src/server/firm/move-firm.ts';
import { makeRequest } from '../../src/server/demo/commands.ts';
import {
	adviserQingtong,
	exampleOwner,
	firmMaple,
	firmRiver,
	officerMist,
	officerQingtong,
	ownerRiver,
	stationMist,
	stationQingtong
} from '../../src/server/demo/world.ts';
import { describeOnBoth } from '../support/databases.ts';
import { openDirectDevice } from '../support/direct-device.ts';
import { openWithClock } from '../support/moving-clock.ts';

const colleague = exampleOwner.replace(/1$/, '2');
const opinion = (requestId: string) => ({
	requestId,
	itemId: null,
	level: 'red',
	finding: '没有书面劳动合同',
	basis: [{ law: '中华人民共和国劳动合同法', article: '第十条' }],
	advice: '一个月内补签',
	deadline: '2027-01-31'
});

describeOnBoth('access that ends and begins', (world) => {
	it('ended while the phone was away: its rows leave it, what it had queued is refused and shown', async () => {
		const { app } = await openWithClock(world());
		const phone = await openDirectDevice(() => app, exampleOwner);
		const [old, fresh] = [randomUUID(), randomUUID()];
		await phone.send('request.create', old, makeRequest());
		await phone.round();
		expect(await phone.ids('request')).toEqual([old]);

		phone.isOffline = true;
		await phone.send('request.withdraw', old, { reason: '不办了' }, 1);
		await phone.send('request.create', fresh, makeRequest({ description: '走之前写的' }));
		expect(await phone.round()).toBe('unreachable');
		expect(await leaveFirm(app, exampleOwner, firmMaple)).toBe(true);
		expect(await leaveFirm(app, exampleOwner, firmMaple)).toBe(false);
		// Until it hears of it, the phone shows what it has.
		expect(await phone.ids('request')).toEqual([old]);

		phone.isOffline = false;
		expect(await phone.round()).toBe('synced');
		expect(phone.scopes()).toEqual([]);
		expect(await phone.ids('request')).toEqual([]);
		expect(await phone.states()).toEqual(['done', 'not_found', 'forbidden']);
		// Refused means without any effect, and kept for the person to read and export.
		expect(await app.db.selectFrom('request').select(['id', 'status']).execute()).toEqual([
			{ id: old, status: 'submitted' }
		]);
		const kept = (await phone.commands()).find((command) => command.entity === fresh);
		expect(kept?.body).toMatchObject({ description: '走之前写的' });
	});

	it('of one firm of two: the rows of the other stay', async () => {
		const { app } = await openWithClock(world());
		await joinFirm(app, exampleOwner, firmRiver);
		const phone = await openDirectDevice(() => app, exampleOwner);
		const [ofMaple, ofRiver] = [randomUUID(), randomUUID()];
		await phone.send('request.create', ofMaple, makeRequest({ firmId: firmMaple }));
		await phone.send('request.create', ofRiver, makeRequest({ firmId: firmRiver }));
		await phone.round();
		expect((await phone.ids('request')).sort()).toEqual([ofMaple, ofRiver].sort());
		await leaveFirm(app, exampleOwner, firmMaple);
		await phone.round();
		expect(await phone.ids('request')).toEqual([ofRiver]);
	});

	it('granted late, also to somebody who left before: all old rows come', async () => {
		const { app } = await openWithClock(world());
		const owner = await openDirectDevice(() => app, exampleOwner);
		const ids = Array.from({ length: 12 }, () => randomUUID());
		for (const id of ids) await owner.send('request.create', id, makeRequest());
		await owner.round();

		const late = await openDirectDevice(() => app, ownerRiver);
		await late.round();
		expect(await late.ids('request')).toEqual([]);
		await joinFirm(app, ownerRiver, firmMaple);
		await joinFirm(app, ownerRiver, firmMaple);
		const again = await openDirectDevice(() => app, ownerRiver);
		await again.round();
		expect((await again.ids('request')).sort()).toEqual([...ids].sort());

		await leaveFirm(app, colleague, firmMaple);
		await joinFirm(app, colleague, firmMaple);
		const back = await openDirectDevice(() => app, colleague);
		await back.round();
		expect(await back.ids('request')).toHaveLength(12);
	});

	it('a posting that ends binds an officer in the same way', async () => {
		const { app } = await openWithClock(world());
		const owner = await openDirectDevice(() => app, exampleOwner);
		const desk = await openDirectDevice(() => app, officerQingtong);
		const id = randomUUID();
		await owner.send('request.create', id, makeRequest());
		await owner.round();
		await desk.round();
		desk.isOffline = true;
		await desk.send('request.accept', id, {}, 1);
		await leaveStation(app, officerQingtong, stationQingtong);
		desk.isOffline = false;
		await desk.round();
		expect(await desk.states()).toEqual(['not_found']);
		expect(await desk.ids('request')).toEqual([]);
		await joinStation(app, officerQingtong, stationQingtong);
		const again = await openDirectDevice(() => app, officerQingtong);
		await again.round();
		expect(await again.ids('request')).toEqual([id]);
	});
});

describeOnBoth('a firm that gets another serving station', (world) => {
	/** One request with an opinion, one accepted, one of another firm that stays; both desks have synced. */
	async function prepare() {
		const { app } = await openWithClock(world());
		const open = (account: string) => openDirectDevice(() => app, account);
		const [owner, other] = [await open(exampleOwner), await open(ownerRiver)];
		const [old, adviser, fresh] = [
			await open(officerQingtong),
			await open(adviserQingtong),
			await open(officerMist)
		];
		const [answered, accepted, stays, opinionId] = [
			randomUUID(),
			randomUUID(),
			randomUUID(),
			randomUUID()
		];
		for (const id of [answered, accepted]) await owner.send('request.create', id, makeRequest());
		await other.send('request.create', stays, makeRequest());
		await owner.round();
		await other.round();
		await old.send('request.accept', answered, {}, 1);
		await old.send('opinion.issue', opinionId, opinion(answered));
		await old.send('request.accept', accepted, {}, 1);
		for (const device of [old, adviser, fresh, owner]) expect(await device.round()).toBe('synced');
		return { app, owner, old, adviser, fresh, answered, accepted, stays, opinionId };
	}

	it('takes its requests and opinions along: tombstones there, all rows here, in one transaction', async () => {
		const { app, owner, old, fresh, answered, accepted, stays, opinionId } = await prepare();
		expect(await old.ids('request')).toHaveLength(3);
		const clock = () => app.db.selectFrom('clock').select('v').executeTakeFirstOrThrow();
		const { v: before } = await clock();
		expect(await moveFirm(app, firmMaple, stationMist)).toEqual({
			ok: true,
			value: { requests: 2 }
		});
		// Three rows leave, three arrive, and the firm reads the new name on its two requests.
		expect((await clock()).v - before).toBe(8);

		for (const device of [old, fresh, owner]) expect(await device.round()).toBe('synced');
		expect(await old.ids('request')).toEqual([stays]);
		expect(await old.ids('opinion')).toEqual([]);
		expect((await fresh.ids('request')).sort()).toEqual([answered, accepted].sort());
		expect(await fresh.ids('opinion')).toEqual([opinionId]);
		for (const row of [...(await fresh.rows('request')), ...(await owner.rows('request'))]) {
			expect(row).toMatchObject({
				stationId: stationMist,
				stationName: { zh: '雾溪县民营企业司法联络站' }
			});
		}
		// The work goes on where it stood, and new requests go to the new station by themselves.
		await fresh.send('opinion.issue', randomUUID(), opinion(accepted));
		await owner.send('opinion.answer', opinionId, { response: 'done', reason: '' }, 1);
		await owner.send('request.create', randomUUID(), makeRequest());
		for (const device of [fresh, owner, fresh]) expect(await device.round()).toBe('synced');
		expect(await fresh.states()).toEqual(['done']);
		expect(new Set(await owner.states())).toEqual(new Set(['done']));
		expect(await fresh.ids('request')).toHaveLength(3);
		expect(await moveFirm(app, firmMaple, stationMist)).toMatchObject({ code: 'already_there' });
		expect(await moveFirm(app, randomUUID(), stationMist)).toMatchObject({ code: 'no_firm' });
		expect(await moveFirm(app, firmMaple, randomUUID())).toMatchObject({ code: 'no_station' });
	});

	it('what a sleeping phone of the old station had queued is refused as not there, and shown', async () => {
		const { app, adviser, owner, answered, accepted, opinionId } = await prepare();
		adviser.isOffline = true;
		owner.isOffline = true;
		const fields = [{ field: 'description', reason: '请写明金额' }];
		await adviser.send('request.return', accepted, { fields, note: '' }, 2);
		await adviser.send('opinion.issue', randomUUID(), opinion(accepted));
		await adviser.send('opinion.issue', randomUUID(), opinion(answered));
		await owner.send('opinion.answer', opinionId, { response: 'done', reason: '' }, 1);
		await moveFirm(app, firmMaple, stationMist);
		adviser.isOffline = false;
		owner.isOffline = false;
		expect(await adviser.round()).toBe('synced');
		expect(await adviser.states()).toEqual(['not_found', 'dependency_failed', 'not_found']);
		expect(await adviser.ids('request')).toHaveLength(1);
		// The firm has only changed its station: what it had queued goes through.
		expect(await owner.round()).toBe('synced');
		expect(await owner.states()).toEqual(['done', 'done', 'done']);
	});

	it('while both sides are at work on its requests, every row ends in exactly one station', async () => {
		const { app, owner, old, answered, accepted } = await prepare();
		const ids = Array.from({ length: 6 }, () => randomUUID());
		for (const id of ids) await owner.send('request.create', id, makeRequest());
		await old.send('opinion.issue', randomUUID(), opinion(accepted));
		await old.send('opinion.issue', randomUUID(), opinion(answered));
		await Promise.all([owner.round(), moveFirm(app, firmMaple, stationMist), old.round()]);
		await owner.round();
		const rows = await app.db
			.selectFrom('change')
			.select(['scope', 'kind', 'id'])
			.where('gone', '=', 0)
			.where('scope', 'like', 'station:%')
			.execute();
		expect(new Set(rows.map((row) => `${row.kind} ${row.id}`)).size).toBe(rows.length);
		const requests = await app.db.selectFrom('request').select(['id', 'station_id']).execute();
		for (const { id, station_id } of requests) {
			expect(rows.find((row) => row.id === id)?.scope, id).toBe(`station:${station_id}`);
		}
		const opinions = await app.db.selectFrom('opinion').select(['id', 'request_id']).execute();
		for (const { id, request_id } of opinions) {
			const of = requests.find((request) => request.id === request_id);
			expect(rows.find((row) => row.id === id)?.scope, id).toBe(`station:${of?.station_id}`);
		}
		expect(requests.filter((one) => one.station_id === stationMist)).toHaveLength(8);
	});
});
