import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const appliesIf = appliesWhen('company');

export const governance: Domain = {
	id: 'D3',
	title: { zh: '公司治理', en: 'Corporate governance' },
	items: [
		defineItem({
			id: 'G1',
			text: {
				zh: '股东认缴出资是否有五年内缴足计划？',
				en: 'Is there a plan to pay in all subscribed capital within five years?'
			},
			why: {
				zh: '有限公司的认缴出资要在成立后五年内缴足。',
				en: 'Capital of a limited company must be fully paid within five years of its founding.'
			},
			act: {
				zh: '列出每位股东已缴、未缴和最后日期；缴不起的，考虑依法减资。',
				en: 'List what each shareholder has paid, owes and by when; if it is too much, consider a lawful reduction.'
			},
			evidence: { zh: '章程、实缴凭证', en: 'Articles, proof of payment' },
			severity: 4,
			cites: [
				['公司法', '47'],
				['注册资本登记管理制度规定', '2']
			],
			caveat: {
				zh: '2024 年的过渡规定尚待律师核对。',
				en: 'The 2024 transition rules still await a lawyer’s check.'
			},
			appliesIf,
			clocks: [
				{
					id: 'founded',
					from: { zh: '公司成立日期', en: 'Date the company was founded' },
					length: 5,
					unit: 'year',
					rollHoliday: false,
					askWhen: 'always',
					label: { zh: '缴足出资的最后一天', en: 'Last day to pay in the capital' },
					// Companies of before July 2024 first bring their remaining term down to five years.
					transition: {
						startsBefore: '2024-07-01',
						dueOn: '2027-06-30',
						label: {
							zh: '老公司调整出资期限的最后一天（未核对）',
							en: 'Older company: last day to shorten the payment term (unchecked)'
						}
					}
				}
			]
		}),
		defineItem({
			id: 'G2',
			text: {
				zh: '董事会是否核查出资并书面催缴？',
				en: 'Does the board check that capital is paid and call for it in writing?'
			},
			why: {
				zh: '该催不催，给公司造成损失的，有责任的董事要赔。',
				en: 'If no one calls and the company loses, the directors at fault must pay.'
			},
			act: {
				zh: '开会核对出资到位情况，对逾期股东发书面催缴书。',
				en: 'Meet to check payments, and send a written call to any shareholder in arrears.'
			},
			evidence: { zh: '核查记录、催缴书', en: 'Board record, written calls' },
			severity: 3,
			cites: [['公司法', '51', '52']],
			appliesIf
		}),
		defineItem({
			id: 'G3',
			text: {
				zh: '公司与老板个人的账户、财产是否分开？',
				en: 'Are the company’s accounts and property kept apart from the owner’s?'
			},
			why: {
				zh: '公私不分，老板可能要用个人财产还公司的债。',
				en: 'If they are mixed, the owner may have to pay the company’s debts personally.'
			},
			act: {
				zh: '停用个人卡收付公司款，把往来款列表说明并入账。',
				en: 'Stop using private cards for company money; list past transfers and book them.'
			},
			evidence: { zh: '对公流水、往来款说明', en: 'Company bank records, list of transfers' },
			severity: 4,
			redFlag: true,
			cites: [
				['公司法', '23'],
				['民营经济促进法', '40']
			],
			appliesIf
		}),
		defineItem({
			id: 'G4',
			text: {
				zh: '转让未到期出资股权是否知晓补充责任？',
				en: 'When shares with unpaid capital are sold, do you know the seller stays liable?'
			},
			why: {
				zh: '买方到期不缴，卖方还要补上。',
				en: 'If the buyer does not pay in time, the seller must make up the rest.'
			},
			act: {
				zh: '翻出近三年的股权转让，看有没有未缴部分，约定由谁缴。',
				en: 'Look at share sales of the last three years for unpaid parts, and agree who pays.'
			},
			evidence: { zh: '股权转让协议', en: 'Share transfer agreements' },
			severity: 3,
			cites: [['公司法', '88']],
			appliesIf
		}),
		defineItem({
			id: 'G5',
			text: {
				zh: '章程、法定代表人、公示信息是否一致？',
				en: 'Do the articles, the legal representative and the public register agree?'
			},
			why: {
				zh: '信息不一致，签约、开户、诉讼送达都会出问题。',
				en: 'Mismatches cause trouble with contracts, bank accounts and court service.'
			},
			act: {
				zh: '上公示系统查自己的公司，不一致的本周申请变更。',
				en: 'Look up your own company in the public register and file the changes this week.'
			},
			evidence: { zh: '章程、公示系统截图', en: 'Articles, register print-out' },
			severity: 2,
			cites: [['公司法', '10', '40']],
			appliesIf
		}),
		defineItem({
			id: 'G6',
			text: {
				zh: '关联交易、大额支出是否有决议与回避？',
				en: 'Are related-party deals and large payments approved, with the interested party standing aside?'
			},
			why: {
				zh: '没有决议的关联交易，拍板的人可能要赔公司。',
				en: 'Whoever decides such a deal without approval may owe the company damages.'
			},
			act: {
				zh: '定一个金额线，超过的必须开会、留决议，利害关系人不投票。',
				en: 'Set an amount above which a meeting and a resolution are needed; the interested party does not vote.'
			},
			evidence: { zh: '决议、付款审批单', en: 'Resolutions, payment approvals' },
			severity: 3,
			cites: [['公司法', '180', '188']],
			appliesIf
		})
	]
};
