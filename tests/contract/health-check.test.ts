import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Actor } from '../../src/domain/account/actor.ts';
import type { CommandType } from '../../src/domain/sync/commands.ts';
import type { App } from '../../src/server/app.ts';
import {
	makeBatch,
	makeCommand,
	makeContent,
	makeRequest
} from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import {
	adviserQingtong,
	exampleOwner,
	firmRiver,
	officerMist,
	officerQingtong,
	ownerRiver,
	people,
	stationMist
} from '../../src/server/demo/world.ts';
import { applyOne } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';

const owner = actorOf(exampleOwner);
const colleague = actorOf(people[1]?.accountId ?? '');
const otherOwner = actorOf(ownerRiver);
const officer = actorOf(officerQingtong);
const adviser = actorOf(adviserQingtong);
const otherOfficer = actorOf(officerMist);
const firmScope = `firm:${owner.firmIds[0]}`;

type Give = { entity?: string; baseRev?: number | null; id?: string };

const send = (app: App, actor: Actor, type: CommandType, body: object, give: Give = {}) =>
	applyOne(app.sync, actor, { entity: randomUUID(), type, body, ...give });

async function rowOf(app: App, id: string, actor = owner, scope = firmScope) {
	const page = await app.sync.readChanges(actor, scope, '', 1000);
	if (page.status !== 200) throw new Error(JSON.stringify(page));
	return page.body.changes.find((row) => row.id === id);
}

const mend = { fields: [{ field: 'description', reason: '请写明欠款金额' }], note: '' };
const opinion = (requestId: string, change: object = {}) => ({
	requestId,
	itemId: 'L1',
	level: 'red',
	finding: '未订立书面劳动合同。',
	basis: [{ law: '中华人民共和国劳动合同法', article: '第十条' }],
	advice: '一周内补签。',
	deadline: '2099-01-31',
	...change
});

describeOnBoth('a health-check request', (world) => {
	it('goes out, comes back for correction, is accepted, answered, and the firm replies', async () => {
		const { app } = world();
		const entity = randomUUID();
		const created = await send(app, owner, 'request.create', makeRequest(), { entity });
		const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
		expect(created).toMatchObject({ status: 'applied', number: `T${year}-0001`, scope: firmScope });
		expect((await rowOf(app, entity))?.d).toMatchObject({
			status: 'submitted',
			firmName: '云杉红枫五金有限公司（虚构）',
			localNumber: 'L-0001',
			dueAt: expect.stringMatching(/T15:59:59.000Z$/)
		});

		await send(app, officer, 'request.return', mend, { entity, baseRev: 1 });
		expect((await rowOf(app, entity))?.d).toMatchObject({
			status: 'returned',
			dueAt: null,
			returned: { fields: mend.fields }
		});
		const content = makeContent({ description: '欠款 38 万元' });
		await send(app, owner, 'request.correct', content, { entity, baseRev: 2 });
		expect((await rowOf(app, entity))?.d).toMatchObject({
			status: 'submitted',
			returned: null,
			description: '欠款 38 万元'
		});

		await send(app, adviser, 'request.accept', {}, { entity, baseRev: 3 });
		const opinionId = randomUUID();
		const issued = await send(app, adviser, 'opinion.issue', opinion(entity), {
			entity: opinionId
		});
		expect(issued).toMatchObject({ status: 'applied', number: `Y${year}-0001`, rev: 1 });
		const row = await rowOf(app, opinionId);
		expect(row).toMatchObject({ k: 'opinion', d: { author: adviser.name, response: null } });
		// The author's account is the court's own business.
		expect(JSON.stringify(row)).not.toContain(adviser.accountId);

		const answer = { response: 'disagreed', reason: '该员工已离职' };
		await send(app, colleague, 'opinion.answer', answer, { entity: opinionId, baseRev: 1 });
		const station = `station:${officer.stationIds[0]}`;
		expect((await rowOf(app, opinionId, officer, station))?.d).toMatchObject({
			response: 'disagreed',
			responseReason: '该员工已离职'
		});
		const { d } = (await rowOf(app, entity, officer, station)) ?? {};
		expect(d).toMatchObject({ status: 'opinionIssued', dueAt: null });
		const events = (d?.history as Array<{ event: string }>).map((one) => one.event);
		expect(events).toEqual(['create', 'return', 'correct', 'accept', 'issueOpinion']);
	});

	it('changed by a colleague meanwhile is a conflict with both versions and a way out', async () => {
		const { app } = world();
		const entity = randomUUID();
		await send(app, owner, 'request.create', makeRequest(), { entity });
		await send(app, officer, 'request.return', mend, { entity });
		await send(app, colleague, 'request.correct', makeContent({ description: '同事改' }), {
			entity
		});
		await send(app, officer, 'request.return', mend, { entity });
		const mine = makeContent({ description: '我改' });
		const conflict = await send(app, owner, 'request.correct', mine, { entity, baseRev: 2 });
		expect(conflict).toMatchObject({
			status: 'conflict',
			code: 'changed',
			yours: { description: '我改' },
			current: { description: '同事改' },
			choices: [{ choice: 'sendAgain', baseRev: 4 }, { choice: 'discard' }]
		});
		expect(await rowOf(app, entity)).toMatchObject({ rev: 4, d: { description: '同事改' } });
	});

	it('takes no step that its state does not allow', async () => {
		const { app } = world();
		const entity = randomUUID();
		await send(app, owner, 'request.create', makeRequest(), { entity });
		const early = await send(app, officer, 'opinion.issue', opinion(entity));
		expect(early).toMatchObject({ status: 'conflict', code: 'not_allowed' });
		await send(app, owner, 'request.withdraw', { reason: '已解决' }, { entity });
		const late = await send(app, officer, 'request.accept', {}, { entity });
		expect(late).toMatchObject({ status: 'conflict', code: 'not_allowed' });
		const { d } = (await rowOf(app, entity)) ?? {};
		expect(d).toMatchObject({ status: 'withdrawn', dueAt: null });
		expect(d?.history).toMatchObject([
			{ event: 'create' },
			{ event: 'withdraw', reason: '已解决' }
		]);
	});

	it('of another firm, another station or nobody is the same answer', async () => {
		const { app } = world();
		const entity = randomUUID();
		await send(app, owner, 'request.create', makeRequest(), { entity });
		await send(app, officer, 'request.accept', {}, { entity });
		const opinionId = randomUUID();
		await send(app, officer, 'opinion.issue', opinion(entity), { entity: opinionId });
		const id = randomUUID();
		// Sent by two people of no right: to the thing itself and, with the same command id, to nothing.
		const probe = async (
			actor: Actor,
			type: CommandType,
			body: (id: string) => object,
			real: string
		) => {
			const nothing = randomUUID();
			const batch = (target: string, device: string) =>
				makeBatch(
					actor.accountId,
					[makeCommand({ id, entity: target, type, body: body(target) })],
					device
				);
			const bodies = [];
			for (const target of [real, nothing]) {
				const answer = await app.sync.applyBatch(actor, batch(target, randomUUID()));
				if (answer.status !== 200) throw new Error('not judged');
				bodies.push(JSON.stringify(answer.body.results));
			}
			expect(bodies[0]).toBe(bodies[1]);
			expect(bodies[0]).toContain('not_found');
		};
		await probe(otherOwner, 'request.correct', () => makeContent(), entity);
		await probe(otherOwner, 'request.withdraw', () => ({ reason: '' }), entity);
		await probe(otherOwner, 'opinion.answer', () => ({ response: 'done' }), opinionId);
		await probe(otherOfficer, 'request.accept', () => ({}), entity);
		await probe(otherOfficer, 'request.return', () => mend, entity);
		const foreign = await send(app, otherOfficer, 'opinion.issue', opinion(entity));
		const random = await send(app, otherOfficer, 'opinion.issue', opinion(randomUUID()));
		expect({ ...foreign, id: '' }).toEqual({ ...random, id: '' });
		expect((await rowOf(app, entity))?.rev).toBe(3);
	});

	it('is only sent for an own firm, and a colleague may use only what the role allows', async () => {
		const { app } = world();
		const foreign = makeRequest({ firmId: firmRiver });
		expect(await send(app, owner, 'request.create', foreign)).toMatchObject({ code: 'not_found' });
		const nowhere = makeRequest({ firmId: randomUUID() });
		expect(await send(app, owner, 'request.create', nowhere)).toMatchObject({ code: 'not_found' });
		const elsewhere = makeRequest({ stationId: stationMist });
		expect(await send(app, owner, 'request.create', elsewhere)).toMatchObject({
			status: 'applied'
		});
		for (const role of [
			'publisher',
			'reviewer',
			'supervisor',
			'administrator',
			'liaisonOfficer'
		] as const) {
			const person = people.find((one) => one.role === role);
			const actor = actorOf(person?.accountId ?? '');
			expect(await send(app, actor, 'request.create', makeRequest())).toMatchObject({
				code: 'forbidden'
			});
			if (role === 'liaisonOfficer') continue;
			expect(await send(app, actor, 'request.accept', {})).toMatchObject({ code: 'forbidden' });
			expect(await send(app, actor, 'opinion.issue', opinion(randomUUID()))).toMatchObject({
				code: 'forbidden'
			});
		}
		expect(await send(app, owner, 'request.accept', {})).toMatchObject({ code: 'forbidden' });
	});

	it('is made once even when the command is no longer on record', async () => {
		const { app } = world();
		const entity = randomUUID();
		const body = makeRequest();
		const first = await send(app, owner, 'request.create', body, { entity });
		await app.db.deleteFrom('op').execute();
		const again = await send(app, owner, 'request.create', body, { entity });
		expect(again).toMatchObject({ status: 'applied', rev: 1 });
		expect('number' in again && 'number' in first && again.number === first.number).toBe(true);
		const other = makeRequest({ description: '另一件事' });
		expect(await send(app, owner, 'request.create', other, { entity })).toMatchObject({
			status: 'conflict',
			code: 'already_exists'
		});
		expect(await send(app, otherOwner, 'request.create', other, { entity })).toMatchObject({
			code: 'not_found'
		});
		expect(await app.db.selectFrom('request').select('id').execute()).toHaveLength(1);
	});

	it('refuses an opinion whose deadline is over or no date', async () => {
		const { app } = world();
		const entity = randomUUID();
		await send(app, owner, 'request.create', makeRequest(), { entity });
		await send(app, officer, 'request.accept', {}, { entity });
		for (const [deadline, reason] of [
			['2020-01-01', 'past'],
			['2099-02-31', 'date']
		]) {
			const result = await send(app, officer, 'opinion.issue', opinion(entity, { deadline }));
			expect(result).toMatchObject({ code: 'invalid', issues: [{ field: 'deadline', reason }] });
		}
	});

	it('two officers who accept at once: one does, the other sees what happened', async () => {
		const { app, dialect, openAnother } = world();
		const other = dialect === 'postgres' ? await openAnother() : app;
		for (let round = 0; round < 5; round++) {
			const entity = randomUUID();
			await send(app, owner, 'request.create', makeRequest(), { entity });
			const batch = (actor: Actor) =>
				makeBatch(
					actor.accountId,
					[makeCommand({ id: randomUUID(), entity, type: 'request.accept', body: {}, baseRev: 1 })],
					`desk-${actor.accountId.at(-1)}`
				);
			const answers = await Promise.all([
				app.sync.applyBatch(officer, batch(officer)),
				other.sync.applyBatch(adviser, batch(adviser))
			]);
			const states = answers.map((one) => one.status === 200 && one.body.results[0]?.status);
			expect(states.sort()).toEqual(['applied', 'conflict']);
		}
	});
});
