import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

export const contracts: Domain = {
	id: 'D1',
	title: { zh: '合同与账款', en: 'Contracts and receivables' },
	items: [
		defineItem({
			id: 'C1',
			text: {
				zh: '签约前是否核验对方主体资格与签字人授权？',
				en: 'Before signing, do you verify who the other side is and that the signer is authorized?'
			},
			why: {
				zh: '签字人没有授权，合同可能对对方不生效，货款就难要回。',
				en: 'If the signer had no authority, the contract may not bind the other side and your money is hard to recover.'
			},
			act: {
				zh: '挑出金额最大的三份合同，在国家企业信用信息公示系统查对方，并补要授权书。',
				en: 'Take your three largest contracts, look the other side up in the national enterprise credit register, and ask for the missing authorizations.'
			},
			evidence: { zh: '查询截图、授权委托书', en: 'Register print-outs, letters of authority' },
			severity: 3,
			cites: [['民法典', '504']]
		}),
		defineItem({
			id: 'C2',
			text: {
				zh: '重要合同是否书面订立，用印是否登记？',
				en: 'Are important contracts in writing, and is every use of the seal logged?'
			},
			why: {
				zh: '口头约定很难证明，章被乱用时公司往往要担责。',
				en: 'Spoken terms are hard to prove, and a misused seal usually binds the company.'
			},
			act: {
				zh: '设一本用印登记簿：谁、何时、盖在什么上。口头做的生意补一份书面确认。',
				en: 'Start a seal log: who, when, on what. Confirm in writing the deals made by word of mouth.'
			},
			evidence: { zh: '合同原件、用印登记簿', en: 'Signed contracts, seal log' },
			severity: 3,
			cites: [['民法典', '490']]
		}),
		defineItem({
			id: 'C3',
			text: {
				zh: '自己的格式条款是否已提示并说明免责内容？',
				en: 'Do you point out and explain the exemption clauses in your own standard terms?'
			},
			why: {
				zh: '没有提示说明的免责条款，对方可以主张不算数。',
				en: 'The other side may treat an exemption clause that was not pointed out as not part of the contract.'
			},
			act: {
				zh: '把免责、违约金、管辖条款加粗，并请对方在旁边签字。',
				en: 'Set exemptions, penalties and jurisdiction in bold, and have the customer sign beside them.'
			},
			evidence: { zh: '有加粗和签字的合同样本', en: 'A contract with bold clauses and signatures' },
			severity: 2,
			cites: [['民法典', '496', '497']]
		}),
		defineItem({
			id: 'C4',
			text: {
				zh: '是否逐笔登记应收款到期日并留存催收证据？',
				en: 'Do you record the due date of every receivable and keep proof of each reminder?'
			},
			why: {
				zh: '欠款超过三年没有催收证据，对方可以拒绝还钱。',
				en: 'After three years without proof of a reminder, the debtor may refuse to pay.'
			},
			act: {
				zh: '列出所有未收款和到期日。最老的三笔，本周用书面或短信催一次并留证。',
				en: 'List every unpaid bill with its due date. Send a written reminder for the three oldest this week and keep the proof.'
			},
			evidence: {
				zh: '应收款台账、对账单、催款函及签收',
				en: 'Receivables ledger, statements, reminders and receipts'
			},
			severity: 4,
			redFlag: true,
			cites: [['民法典', '188', '195']],
			clocks: [
				{
					id: 'oldestDebt',
					from: {
						zh: '最老一笔欠款的到期日，或最近一次催收日',
						en: 'Due date of your oldest unpaid bill, or its latest reminder'
					},
					length: 3,
					unit: 'year',
					rollHoliday: true,
					askWhen: 'always',
					label: { zh: '诉讼时效届满', en: 'Limitation period ends' }
				}
			]
		}),
		defineItem({
			id: 'C5',
			text: {
				zh: '机关、事业单位、大型企业欠款是否已超过 30/60 日？',
				en: 'Does a public body or large firm owe you money for more than 30 or 60 days?'
			},
			why: {
				zh: '机关和事业单位一般三十日、大型企业一般六十日内要付款，逾期应付利息。',
				en: 'Public bodies must normally pay within 30 days and large firms within 60; late payment bears interest.'
			},
			act: {
				zh: '把交付单、验收单和发票收齐，发一份书面催款函，写明逾期利息。',
				en: 'Collect delivery notes, acceptance forms and invoices, and send a written demand that states the interest.'
			},
			evidence: { zh: '交付和验收凭证、催款函', en: 'Delivery and acceptance records, the demand' },
			severity: 3,
			goodAnswer: 'no',
			cites: [
				['保障中小企业款项支付条例', '9', '17'],
				['民营经济促进法', '67', '68']
			],
			appliesIf: appliesWhen('bigBuyers'),
			clocks: [
				{
					id: 'publicBody',
					from: {
						zh: '向机关、事业单位交付的日期',
						en: 'Date of delivery to the public body'
					},
					length: 30,
					unit: 'day',
					rollHoliday: false,
					askWhen: 'gap',
					label: { zh: '机关、事业单位付款期满', en: 'Public body must have paid' }
				},
				{
					id: 'largeFirm',
					from: { zh: '向大型企业交付的日期', en: 'Date of delivery to the large firm' },
					length: 60,
					unit: 'day',
					rollHoliday: false,
					askWhen: 'gap',
					label: { zh: '大型企业付款期满', en: 'Large firm must have paid' }
				}
			],
			service: 'mediationHelp'
		}),
		defineItem({
			id: 'C6',
			text: {
				zh: '对外担保是否都有董事会或股东会决议？',
				en: 'Is every guarantee you give approved by the board or the shareholders?'
			},
			why: {
				zh: '没有决议的担保容易引发纠纷，公司和签字人都可能赔钱。',
				en: 'A guarantee without a resolution breeds disputes, and both company and signer may have to pay.'
			},
			act: {
				zh: '查清公司为谁担保、金额多少、有没有决议；缺的先停签，尽快咨询。',
				en: 'Find out whom the firm has guaranteed, for how much, and with what resolution. Sign no more until advised.'
			},
			evidence: { zh: '担保清单、决议原件', en: 'List of guarantees, original resolutions' },
			severity: 4,
			redFlag: true,
			cites: [
				['公司法', '15'],
				['民法典', '685', '686']
			],
			appliesIf: appliesWhen('company')
		}),
		defineItem({
			id: 'C7',
			text: {
				zh: '收货检验是否有人在期限内书面提出异议？',
				en: 'Does someone inspect goods received and object in writing within the time limit?'
			},
			why: {
				zh: '过了检验期限没提异议，法律上视为货物合格。',
				en: 'Without an objection in time, the law treats the goods as conforming.'
			},
			act: {
				zh: '指定一名验货人。在合同上圈出检验期限，准备一份异议通知样本。',
				en: 'Name an inspector, mark the inspection period on each contract, and prepare a notice of defects.'
			},
			evidence: { zh: '验收单、异议通知', en: 'Inspection records, notices of defects' },
			severity: 2,
			cites: [['民法典', '621']]
		})
	]
};
