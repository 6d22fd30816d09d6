import type { Core } from '../core.ts';
import { acceptWithinDays, opinionWithinDays } from '../../domain/health-check/due.ts';
import { addDays, plainDateOf } from '../../domain/time.ts';
import type { Command } from '../../domain/sync/wire.ts';
import type { CommandType } from '../../domain/sync/commands.ts';
import { createSync } from '../sync/sync.ts';
import { makeBatch, makeCommand } from './commands.ts';
import { actorOf } from './seed-world.ts';
import {
	adviserQingtong,
	exampleOwner,
	officerMist,
	officerQingtong,
	ownerMist,
	ownerRiver
} from './world.ts';

const device = 'seed';
const uuid = (kind: string, n: number) =>
	`${kind}00000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Requests of the demonstration city, one in each state, all before today. Ids are fixed. */
export const seededRequests = {
	submitted: uuid('0e1', 1),
	returned: uuid('0e1', 2),
	accepted: uuid('0e1', 3),
	opinionIssued: uuid('0e1', 4),
	withdrawn: uuid('0e1', 5),
	otherStation: uuid('0e1', 6)
} as const;

interface Step {
	by: string;
	/** Days before today. */
	ago: number;
	type: CommandType;
	entity: string;
	body: object;
}

/**
 * Made by the same commands people send, so the rows, numbers and feeds are what real ones would be.
 * A second run changes nothing: every command has a fixed id and its answer is on record.
 */
export async function seedRequests(core: Core, today: Date): Promise<void> {
	const done = await core.db
		.selectFrom('op')
		.select('id')
		.where('device', '=', device)
		.limit(1)
		.executeTakeFirst();
	if (done) return;
	for (const [index, step] of steps(today).entries()) {
		const now = new Date(today.getTime() - step.ago * 86_400_000);
		const sync = createSync({ ...core, now: () => now });
		const command: Command = makeCommand({
			id: uuid('0f1', index + 1),
			entity: step.entity,
			type: step.type,
			madeAt: now.getTime(),
			body: step.body
		});
		const answer = await sync.applyBatch(actorOf(step.by), makeBatch(step.by, [command], device));
		const result = answer.status === 200 ? answer.body.results[0] : undefined;
		// Another process that seeds at the same moment was first.
		const isTaken = result?.status === 'rejected' && result.code === 'key_reuse';
		if (result?.status !== 'applied' && !isTaken) {
			throw new Error(`Seeding ${step.type}: ${JSON.stringify(answer.body)}`);
		}
	}
}

function steps(today: Date): Step[] {
	const ids = seededRequests;
	const deadline = addDays(plainDateOf(today), 30);
	return [
		create(exampleOwner, ids.opinionIssued, acceptWithinDays + opinionWithinDays, 'L-0001', {
			contactName: '周明远',
			contactPhone: '15400000001',
			description: '公司有 42 名员工，劳动合同多为口头续签，想请法官看看风险在哪里、先补哪一步。',
			shared: [
				{
					itemId: 'L1',
					answer: 'no',
					selfLevel: 'red',
					note: '新员工入职超过一个月未签合同的有 3 人'
				},
				{ itemId: 'L3', answer: 'partly', selfLevel: 'orange', note: '' }
			]
		}),
		{ by: officerQingtong, ago: 12, type: 'request.accept', entity: ids.opinionIssued, body: {} },
		{
			by: adviserQingtong,
			ago: 9,
			type: 'opinion.issue',
			entity: uuid('0e2', 1),
			body: {
				requestId: ids.opinionIssued,
				itemId: 'L1',
				level: 'red',
				finding: '三名员工用工已满一个月未订立书面劳动合同，存在支付二倍工资的风险。',
				basis: [
					{ law: '中华人民共和国劳动合同法', article: '第十条' },
					{ law: '中华人民共和国劳动合同法', article: '第八十二条' }
				],
				advice: '一周内与三名员工补签书面合同，写明补签日期；今后在入职当天签订，由专人登记。',
				deadline
			}
		},
		create(exampleOwner, ids.withdrawn, 8, 'L-0002', {
			contactName: '周明远',
			contactPhone: '15400000001',
			description: '想咨询厂房租赁合同到期续签的问题。',
			shared: []
		}),
		{
			by: exampleOwner,
			ago: 7,
			type: 'request.withdraw',
			entity: ids.withdrawn,
			body: { reason: '已与出租方谈妥' }
		},
		create(exampleOwner, ids.returned, 6, 'L-0003', {
			contactName: '周',
			contactPhone: '15400000001',
			description: '货款收不回来。',
			shared: []
		}),
		{
			by: officerQingtong,
			ago: 5,
			type: 'request.return',
			entity: ids.returned,
			body: {
				fields: [
					{ field: 'contactName', reason: '请填写联系人全名。' },
					{ field: 'description', reason: '请写明合同签订时间、欠款金额和最近一次催款的日期。' }
				],
				note: '补充后可直接重新提交，不必新建。'
			}
		},
		create(ownerRiver, ids.accepted, 3, 'L-0001', {
			contactName: '陈河生',
			contactPhone: '15400000003',
			description: '公司商标被邻县作坊使用，想先了解证据怎么保存。',
			shared: [{ itemId: 'I1', answer: 'unsure', selfLevel: 'yellow', note: '' }]
		}),
		{ by: officerQingtong, ago: 2, type: 'request.accept', entity: ids.accepted, body: {} },
		create(exampleOwner, ids.submitted, 1, 'L-0004', {
			contactName: '周明远',
			contactPhone: '15400000001',
			description: '准备与外地经销商签年度供货合同，想请法官提示争议解决条款怎么写。',
			shared: [{ itemId: 'C1', answer: 'partly', selfLevel: 'orange', note: '' }]
		}),
		create(ownerMist, ids.otherStation, 1, 'L-0001', {
			contactName: '吴竹青',
			contactPhone: '15400000004',
			description: '合伙人想退出，想了解退伙结算要准备哪些材料。',
			shared: []
		}),
		{ by: officerMist, ago: 0, type: 'request.accept', entity: ids.otherStation, body: {} }
	];
}

function create(by: string, entity: string, ago: number, localNumber: string, body: object): Step {
	return {
		by,
		ago,
		type: 'request.create',
		entity,
		body: { kind: 'healthCheck', localNumber, ...body }
	};
}
