import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import type { Actor } from '../../src/domain/account/actor.ts';
import { keepOf } from '../../src/domain/notice/anonymity/decisions.ts';
import { findingsOf } from '../../src/domain/notice/check-manuscript.ts';
import type { ManuscriptRow } from '../../src/domain/notice/manuscript.ts';
import { noticeStatusOn } from '../../src/domain/notice/notice.ts';
import type { CommandType } from '../../src/domain/sync/commands.ts';
import type { CommandResult } from '../../src/domain/sync/wire.ts';
import type { App } from '../../src/server/app.ts';
import { makeBatch, makeCommand } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { exampleOwner, people } from '../../src/server/demo/world.ts';
import { runDueManuscripts } from '../../src/server/notice/manuscript/run-due.ts';
import { publishNotices } from '../../src/server/notice/publish-notices.ts';
import { describeOnBoth } from '../support/databases.ts';
import { makeManuscript } from '../support/manuscripts.ts';
import { makeDraft } from '../support/notices.ts';

const withRole = (role: Actor['role']) =>
	actorOf(people.find((one) => one.role === role)?.accountId ?? '');
const publisher = withRole('publisher');
const reviewer = withRole('reviewer');

async function send(
	app: App,
	actor: Actor,
	type: CommandType,
	entity: string,
	body: object = {},
	give: { baseRev?: number | null; id?: string } = {}
): Promise<CommandResult> {
	const { id = randomUUID(), baseRev = null } = give;
	const batch = makeBatch(actor.accountId, [makeCommand({ id, entity, type, body, baseRev })]);
	const answer = await app.sync.applyBatch(actor, batch);
	const [result] = answer.status === 200 ? answer.body.results : [];
	if (!result) throw new Error(JSON.stringify(answer));
	return result;
}

async function rowOf(app: App, id: string): Promise<ManuscriptRow> {
	const page = await app.sync.readChanges(reviewer, 'editorial', '', 1000);
	if (page.status !== 200) throw new Error(JSON.stringify(page));
	return page.body.changes.find((row) => row.id === id)?.d as unknown as ManuscriptRow;
}

/** Through all steps to the readers; answers the number. */
async function publish(app: App, entity: string, change = {}): Promise<number> {
	await send(app, publisher, 'manuscript.save', entity, makeManuscript(change));
	await send(app, publisher, 'manuscript.submit', entity);
	await send(app, reviewer, 'manuscript.approve', entity);
	const done = await send(app, publisher, 'manuscript.publish', entity, { at: '' });
	expect(done).toMatchObject({ status: 'applied', scope: 'editorial' });
	return done.status === 'applied' ? Number(done.number) : 0;
}

const fiveSteps = '## 五步核对\n\n1. 停\n2. 问\n3. 查\n4. 拨\n5. 看';

describeOnBoth('a manuscript', (world) => {
	it('goes to its readers by two persons, is corrected with a note, and is taken back', async () => {
		const { app } = world();
		const entity = randomUUID();
		const number = await publish(app, entity);
		const first = await app.notices.find(number);
		expect(first).toMatchObject({
			ok: true,
			value: {
				title: { zh: '没有书面合同的代价' },
				citations: [{ law: '劳动合同法', article: '82' }]
			}
		});
		const { manifest } = await app.notices.manifest();
		expect(manifest.packs.some((pack) => pack.first === number && pack.n === 1)).toBe(true);

		const corrected = makeManuscript({
			textZh: '## 基本案情\n\n原告张某在甲公司工作九个月。\n\n## 裁判\n\n甲公司支付二倍工资。',
			note: '工作时间有误'
		});
		expect(await send(app, publisher, 'manuscript.save', entity, corrected)).toMatchObject({
			status: 'applied'
		});
		// Readers keep what is published until the correction is.
		expect(await app.notices.find(number)).toEqual(first);
		expect(await rowOf(app, entity)).toMatchObject({ status: 'draft', version: 2 });
		await send(app, publisher, 'manuscript.submit', entity);
		await send(app, reviewer, 'manuscript.approve', entity);
		await send(app, reviewer, 'manuscript.publish', entity, { at: '' });
		const second = await app.notices.find(number);
		expect(second).toMatchObject({
			ok: true,
			value: { number, corrections: [{ note: '工作时间有误' }] }
		});
		const kept = await app.db.selectFrom('notice_version').selectAll().execute();
		expect(kept.map(({ number, rev }) => [number, rev])).toEqual([[number, 1]]);
		const changes = await app.notices.changes(number, null);
		expect(changes?.versions.map(({ note }) => note)).toEqual(['工作时间有误', '']);
		expect(changes?.before?.body).toEqual(first.ok && first.value.body);
		expect(await app.notices.changes(number, '2020-01-01T00:00:00Z')).toBeNull();

		await send(app, publisher, 'manuscript.withdraw', entity, { reason: '当事人申请' });
		expect(await app.notices.find(number)).toMatchObject({
			code: 'withdrawn',
			withdrawn: { reason: '当事人申请' }
		});
		const row = await rowOf(app, entity);
		expect(row.status).toBe('withdrawn');
		expect(row.history.map(({ event, by }) => `${event} ${by}`)).toEqual([
			...['save 许文', 'submit 许文', 'approve 罗衡', 'publish 许文'],
			...['save 许文', 'submit 许文', 'approve 罗衡', 'publish 罗衡', 'withdraw 许文']
		]);
		const versions = await app.db.selectFrom('manuscript_version').select('version').execute();
		expect(versions).toHaveLength(2);
	});

	it('is never approved by somebody who wrote any of it', async () => {
		const { app } = world();
		const entity = randomUUID();
		await send(app, publisher, 'manuscript.save', entity, makeManuscript());
		await send(app, reviewer, 'manuscript.save', entity, makeManuscript({ category: '劳动' }));
		await send(app, publisher, 'manuscript.submit', entity);
		expect(await send(app, reviewer, 'manuscript.approve', entity)).toMatchObject({
			status: 'rejected',
			issues: [{ field: 'reviewer', reason: 'own_text' }]
		});
		expect(await send(app, publisher, 'manuscript.approve', entity)).toMatchObject({
			code: 'forbidden'
		});
		expect(await send(app, publisher, 'manuscript.publish', entity, { at: '' })).toMatchObject({
			status: 'conflict',
			code: 'not_allowed'
		});
		// Beneath the rules of the code: the key of the table.
		const hand = { manuscript_id: entity, round: 1, account_id: reviewer.accountId };
		await expect(
			app.db
				.insertInto('manuscript_hand')
				.values({ ...hand, part: 'reviewer' })
				.execute()
		).rejects.toThrow();
		await expect(
			app.db.updateTable('manuscript').set({ status: 'approved' }).execute()
		).rejects.toThrow();
	});

	it('waits until every find is decided and everything needed is there', async () => {
		const { app } = world();
		const entity = randomUUID();
		const text = '审判长李明。原告王小兰，女，住云杉市松柏路3号。';
		const open = makeManuscript({ kind: 'fraudAlert', textZh: `${text}\n\n${fiveSteps}` });
		await send(app, publisher, 'manuscript.save', entity, open);
		expect(await send(app, publisher, 'manuscript.submit', entity)).toMatchObject({
			status: 'rejected',
			code: 'invalid',
			issues: [
				{ field: 'expiresOn', reason: 'expiry_required' },
				{ field: 'textZh', reason: 'undecided' }
			]
		});
		const mended = {
			...open,
			textZh: `审判长李明。原告王某。\n\n${fiveSteps}`,
			expiresOn: '2099-01-31'
		};
		const [judge] = findingsOf(mended, [], '2026-11-26');
		if (!judge) throw new Error('the judge was not found');
		const keeps = [keepOf(judge, '审判人员依法公开')];
		await send(app, publisher, 'manuscript.save', entity, { ...mended, keeps });
		expect(await send(app, publisher, 'manuscript.submit', entity)).toMatchObject({
			status: 'applied'
		});
	});

	it('waits as well for citations of laws that are no longer in force', async () => {
		const { app } = world();
		const entity = randomUUID();
		const old = makeManuscript({
			kind: 'riskTip',
			textZh: '排污的企业应当遵守《环境保护法》第四十二条。'
		});
		await send(app, publisher, 'manuscript.save', entity, old);
		expect(await send(app, publisher, 'manuscript.submit', entity)).toMatchObject({
			status: 'rejected',
			issues: [{ field: 'textZh', reason: 'undecided' }]
		});
		const [place] = findingsOf(old, [], '2026-11-26');
		expect(place).toMatchObject({ kind: 'outdatedLaw', successor: { law: '生态环境法典' } });
		const keeps = place ? [keepOf(place, '案件当时适用旧法')] : [];
		await send(app, publisher, 'manuscript.save', entity, { ...old, keeps });
		expect(await send(app, publisher, 'manuscript.submit', entity)).toMatchObject({
			status: 'applied'
		});
	});

	it('goes out at its time and goes away after its last day, once', async () => {
		const { app, openAnother } = world();
		const entity = randomUUID();
		const change = { kind: 'fraudAlert' as const, expiresOn: '2099-03-31', textZh: fiveSteps };
		await send(app, publisher, 'manuscript.save', entity, makeManuscript(change));
		await send(app, publisher, 'manuscript.submit', entity);
		await send(app, reviewer, 'manuscript.approve', entity);
		const at = '2099-03-01T00:00:00.000Z';
		await send(app, publisher, 'manuscript.publish', entity, { at });
		expect(await rowOf(app, entity)).toMatchObject({ status: 'scheduled', publishAt: at });
		expect(await runDueManuscripts(app)).toBe(0);

		const march = await openAnother({ now: () => new Date('2099-03-01T00:00:01Z') });
		const twice = await Promise.all([runDueManuscripts(march), runDueManuscripts(march)]);
		expect(twice[0] + twice[1]).toBe(1);
		const { number } = await rowOf(app, entity);
		expect(await app.notices.find(number ?? 0)).toMatchObject({
			ok: true,
			value: { effectiveTo: '2099-03-31', publishedAt: '2099-03-01T00:00:01.000Z' }
		});
		const april = await openAnother({ now: () => new Date('2099-03-31T16:00:00Z') });
		expect(await runDueManuscripts(april)).toBe(1);
		expect(await app.notices.find(number ?? 0)).toMatchObject({ code: 'withdrawn' });
		expect(await rowOf(app, entity)).toMatchObject({ status: 'expired' });
		expect(await runDueManuscripts(april)).toBe(0);
	});

	it('that cannot be published at its time does not keep back the next', async () => {
		const { app, openAnother } = world();
		const at = '2099-03-01T00:00:00.000Z';
		const entities = [randomUUID(), randomUUID()];
		for (const entity of entities) {
			await send(app, publisher, 'manuscript.save', entity, makeManuscript());
			await send(app, publisher, 'manuscript.submit', entity);
			await send(app, reviewer, 'manuscript.approve', entity);
			await send(app, publisher, 'manuscript.publish', entity, { at });
		}
		const [broken = ''] = entities;
		await app.db
			.updateTable('manuscript')
			.set({ content: '{', publish_at: '2099-02-01T00:00:00.000Z' })
			.where('id', '=', broken)
			.execute();
		const later = await openAnother({ now: () => new Date(at) });
		const failed = vi.spyOn(later.log, 'error');
		expect(await runDueManuscripts(later)).toBe(1);
		expect(failed).toHaveBeenCalledOnce();
		expect(await rowOf(app, entities[1] ?? '')).toMatchObject({ status: 'published' });
	});

	it('is held back while its readers could do nothing with it: the section is named', async () => {
		const { app } = world();
		const entity = randomUUID();
		const entry = makeManuscript({ kind: 'leniencyEntry', list: '首次轻微违法不予处罚' });
		await send(app, publisher, 'manuscript.save', entity, entry);
		const refused = await send(app, publisher, 'manuscript.submit', entity);
		const issues = refused.status === 'rejected' ? (refused.issues ?? []) : [];
		expect(issues.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
			...['authority required', 'region required'],
			...['effectiveFrom required', 'effectiveTo required'],
			...Array.from({ length: 4 }, () => 'textZh section_missing')
		]);
		const mended = {
			...entry,
			...{ authority: '税务服务办公室（虚构）', region: '云杉市（虚构）' },
			...{ effectiveFrom: '2026-01-01', effectiveTo: '2027-12-31' },
			textZh: '行为 法律依据 条件 对照一下 决定机关'
				.split(' ')
				.map((title) => `## ${title}\n\n- 一`)
				.join('\n\n')
		};
		const number = await publish(app, entity, mended);
		expect(await app.notices.find(number)).toMatchObject({
			value: { facts: { leniencyEntry: { list: { zh: '首次轻微违法不予处罚', en: null } } } }
		});
	});

	it('of guidance stays with its readers after its review date, and no longer as current', async () => {
		const { app, openAnother } = world();
		const entity = randomUUID();
		const change = { kind: 'guidance' as const, reviewOn: '2099-03-31' };
		await send(
			app,
			publisher,
			'manuscript.save',
			entity,
			makeManuscript({ ...change, reviewOn: '' })
		);
		expect(await send(app, publisher, 'manuscript.submit', entity)).toMatchObject({
			issues: [{ field: 'reviewOn', reason: 'review_required' }]
		});
		const number = await publish(app, entity, change);
		const april = await openAnother({ now: () => new Date('2099-03-31T16:00:00Z') });
		expect(await runDueManuscripts(april)).toBe(0);
		const found = await april.notices.find(number);
		if (!found.ok) throw new Error(found.code);
		expect(noticeStatusOn(found.value, '2099-03-31')).toBeNull();
		expect(noticeStatusOn(found.value, '2099-04-01')).toEqual({
			status: 'reviewDue',
			on: '2099-03-31'
		});
		expect(await april.notices.list({ inForce: true })).toMatchObject({ value: { total: 0 } });
		expect(await app.notices.list({ inForce: true })).toMatchObject({ value: { total: 1 } });
	});

	it('that corrects an imported notice leaves what editors have no field for', async () => {
		const { app } = world();
		const words = (zh: string) => ({ zh, en: `${zh} in English` });
		const brought = {
			kind: 'leniencyEntry' as const,
			items: ['T2'],
			citations: [{ law: '行政处罚法', article: '33' }],
			supersededBy: { title: '新的条目', number: null },
			effectiveTo: '2099-12-31',
			facts: {
				leniencyEntry: { list: words('清单'), authority: words('机关'), region: words('地区') }
			}
		};
		await publishNotices(app, () => [makeDraft('entry', brought)]);
		const { number } = await app.db.selectFrom('notice').select('number').executeTakeFirstOrThrow();
		const entity = randomUUID();
		await send(app, publisher, 'manuscript.adopt', entity, { number });
		const { content } = await rowOf(app, entity);
		expect(content).toMatchObject({ list: '清单', region: '地区', items: ['T2'] });
		await publish(app, entity, {
			...content,
			// As from an app that has no field for the questions.
			items: undefined,
			region: '别的地区',
			note: '地区有误',
			textZh: '## 行为\n\n甲\n\n## 条件\n\n- 一\n\n## 对照\n\n- 首次？\n\n## 决定机关\n\n乙',
			format: 'markdown'
		});
		const { leniencyEntry } = brought.facts;
		expect((await rowOf(app, entity)).content.items).toEqual(brought.items);
		expect(await app.notices.find(number)).toMatchObject({
			value: {
				...{ items: brought.items, citations: brought.citations },
				supersededBy: brought.supersededBy,
				facts: { leniencyEntry: { ...leniencyEntry, region: { zh: '别的地区', en: null } } }
			}
		});
	});

	it('answers the questions its editor chose, and none that nobody is asked', async () => {
		const { app } = world();
		const entity = randomUUID();
		const save = (items: string[]) =>
			send(app, publisher, 'manuscript.save', entity, makeManuscript({ items }));
		expect(await save(['L1 '])).toMatchObject({ status: 'rejected', code: 'invalid' });
		await save(['L1', 'Z9']);
		expect(await send(app, publisher, 'manuscript.submit', entity)).toMatchObject({
			status: 'rejected',
			issues: [{ field: 'items', reason: 'unknown_question' }]
		});
		const number = await publish(app, entity, { items: ['L1', 'L2'] });
		expect(await app.notices.find(number)).toMatchObject({ value: { items: ['L1', 'L2'] } });
	});

	it('is published once, however often the command comes, and tells of what changed meanwhile', async () => {
		const { app } = world();
		const entity = randomUUID();
		await send(app, publisher, 'manuscript.save', entity, makeManuscript());
		const stale = await send(app, reviewer, 'manuscript.save', entity, makeManuscript(), {
			baseRev: 7
		});
		expect(stale).toMatchObject({ status: 'conflict', code: 'changed' });
		await send(app, publisher, 'manuscript.submit', entity);
		await send(app, reviewer, 'manuscript.approve', entity);
		const id = randomUUID();
		const once = await send(app, publisher, 'manuscript.publish', entity, { at: '' }, { id });
		const again = await send(app, publisher, 'manuscript.publish', entity, { at: '' }, { id });
		expect(again).toEqual(once);
		const rows = await app.db.selectFrom('notice').select('number').execute();
		expect(rows).toHaveLength(1);
	});

	it('may be thrown away: a correction leaves what is published', async () => {
		const { app } = world();
		const draft = randomUUID();
		await send(app, publisher, 'manuscript.save', draft, makeManuscript());
		await send(app, publisher, 'manuscript.discard', draft);
		expect(await rowOf(app, draft)).toMatchObject({ status: 'discarded' });

		const entity = randomUUID();
		await publish(app, entity);
		const before = (await rowOf(app, entity)).content;
		await send(app, publisher, 'manuscript.save', entity, makeManuscript({ textZh: '改坏了' }));
		await send(app, publisher, 'manuscript.discard', entity);
		expect(await rowOf(app, entity)).toMatchObject({ status: 'published', content: before });
	});

	it('is made of an imported notice, which keeps its number and its place in later imports', async () => {
		const { app } = world();
		await publishNotices(app, () => [makeDraft('one')]);
		const number = (await app.db.selectFrom('notice').select('number').executeTakeFirstOrThrow())
			.number;
		const entity = randomUUID();
		expect(await send(app, publisher, 'manuscript.adopt', entity, { number })).toMatchObject({
			status: 'applied',
			number: String(number)
		});
		expect(await send(app, publisher, 'manuscript.adopt', randomUUID(), { number })).toMatchObject({
			status: 'conflict'
		});
		const { content } = await rowOf(app, entity);
		const changed = { ...content, category: '办法', note: '类别有误', keeps: [] };
		await send(app, publisher, 'manuscript.save', entity, changed);
		await send(app, publisher, 'manuscript.submit', entity);
		await send(app, reviewer, 'manuscript.approve', entity);
		await send(app, publisher, 'manuscript.publish', entity, { at: '' });
		expect(await app.notices.find(number)).toMatchObject({ value: { category: '办法', number } });
		expect(await app.db.selectFrom('notice').select('source_id').execute()).toEqual([
			{ source_id: 'one' }
		]);
	});

	it('is read by editors and by nobody else', async () => {
		const { app } = world();
		for (const actor of [
			actorOf(exampleOwner),
			withRole('adviser'),
			withRole('administrator'),
			null
		]) {
			const { status } = await app.sync.readChanges(actor, 'editorial', '', 10);
			expect(status).toBe(actor ? 404 : 401);
		}
	});
});
