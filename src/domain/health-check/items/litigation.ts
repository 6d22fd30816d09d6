import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const procedure = '民事诉讼法';

export const litigation: Domain = {
	id: 'D7',
	title: { zh: '诉讼与执行', en: 'Litigation and enforcement' },
	items: [
		defineItem({
			id: 'E1',
			text: {
				zh: '收到的法院或仲裁文书是否全部登记期限？',
				en: 'Is the deadline in every court or arbitration paper you receive written down?'
			},
			why: {
				zh: '错过上诉、答辩或举证期限，往往无法补救。',
				en: 'A missed deadline to appeal, answer or give evidence can rarely be mended.'
			},
			act: {
				zh: '把所有文书找出来，收到日和最后日写在首页，交给一个人管。',
				en: 'Find every paper, write the day received and the last day on its front, and put one person in charge.'
			},
			evidence: { zh: '文书登记表、送达回证', en: 'Register of papers, proof of service' },
			severity: 4,
			redFlag: true,
			cites: [[procedure, '85']],
			clocks: [
				{
					id: 'lastDay',
					from: {
						zh: '最急的一份文书写明的最后一天',
						en: 'Last day stated in the most urgent paper'
					},
					length: 0,
					unit: 'day',
					rollHoliday: true,
					askWhen: 'always',
					label: { zh: '文书期限届满', en: 'Deadline in the paper' }
				}
			]
		}),
		defineItem({
			id: 'E2',
			text: {
				zh: '是否有生效裁判尚未履行？',
				en: 'Is there a final judgment against you that you have not yet fulfilled?'
			},
			why: {
				zh: '不履行可能被查封冻结、限制高消费或列入失信名单。',
				en: 'Not fulfilling it can mean frozen assets, spending limits and the list of defaulters.'
			},
			act: {
				zh: '主动联系执行法官，报告财产，商量分期履行。',
				en: 'Contact the enforcement judge yourself, report your assets, and discuss paying by instalments.'
			},
			evidence: { zh: '裁判文书、履行凭证', en: 'Judgment, proof of payment' },
			severity: 4,
			redFlag: true,
			goodAnswer: 'no',
			cites: [[procedure, '252', '253', '266']],
			service: 'mediationHelp'
		}),
		defineItem({
			id: 'E3',
			text: {
				zh: '作为胜诉方，是否在两年内申请执行？',
				en: 'When you have won, do you apply for enforcement within two years?'
			},
			why: {
				zh: '申请执行的期间是两年，过期对方可以提出异议。',
				en: 'The period is two years; after that the other side may object.'
			},
			act: {
				zh: '找出没拿到钱的判决和调解书，算出两年的最后一天。',
				en: 'Find the judgments and mediation papers not yet paid, and work out the last day of the two years.'
			},
			evidence: { zh: '生效文书、执行申请', en: 'Final judgment, enforcement application' },
			severity: 4,
			cites: [[procedure, '250']],
			clocks: [
				{
					id: 'performBy',
					from: {
						zh: '文书规定的履行期最后一天',
						en: 'Last day to perform, as the judgment states'
					},
					length: 2,
					unit: 'year',
					rollHoliday: true,
					askWhen: 'always',
					label: { zh: '申请执行的最后一天', en: 'Last day to apply for enforcement' }
				}
			]
		}),
		defineItem({
			id: 'E4',
			text: {
				zh: '财产是否被长期查封、冻结而无进展？',
				en: 'Has your property been sealed or frozen for long without progress?'
			},
			why: {
				zh: '超范围、超时限的查封冻结，可以依法申请解除或置换。',
				en: 'A freeze that goes too far or too long can lawfully be lifted or replaced.'
			},
			act: {
				zh: '列出被查封财产、法院和日期，准备一份书面申请。',
				en: 'List the property, the court and the date, and prepare a written application.'
			},
			evidence: { zh: '查封裁定、财产清单', en: 'Freezing order, list of property' },
			severity: 3,
			goodAnswer: 'no',
			cites: [['民营经济促进法', '62']]
		}),
		defineItem({
			id: 'E5',
			text: {
				zh: '达成调解协议后是否在 30 日内共同申请司法确认？',
				en: 'After a mediation agreement, do both sides apply for judicial confirmation within 30 days?'
			},
			why: {
				zh: '法院确认以后，对方不履行可以直接申请执行。',
				en: 'Once the court confirms it, you can go straight to enforcement.'
			},
			act: {
				zh: '和对方约好日期，带协议和身份证明一起去申请。',
				en: 'Agree a day with the other side and apply together, with the agreement and proof of identity.'
			},
			evidence: { zh: '调解协议、确认裁定', en: 'Mediation agreement, confirmation ruling' },
			severity: 3,
			cites: [
				[procedure, '205', '206'],
				['人民调解法', '33']
			],
			clocks: [
				{
					id: 'agreement',
					from: { zh: '调解协议生效日期', en: 'Date the mediation agreement took effect' },
					length: 30,
					unit: 'day',
					rollHoliday: true,
					askWhen: 'always',
					label: { zh: '申请司法确认的最后一天', en: 'Last day to apply for confirmation' }
				}
			],
			service: 'confirmationHelp'
		}),
		defineItem({
			id: 'E6',
			text: {
				zh: '适合调解的争议是否先尝试调解？',
				en: 'Do you try mediation first where a dispute allows it?'
			},
			why: {
				zh: '调解更快更省钱，还能留住生意伙伴。',
				en: 'Mediation is quicker and cheaper, and can keep the business partner.'
			},
			act: {
				zh: '挑一件正在争的事，问对方愿不愿意调解。',
				en: 'Pick one running dispute and ask the other side whether they would mediate.'
			},
			evidence: { zh: '调解申请或邀请记录', en: 'Mediation request or invitation' },
			severity: 2,
			cites: [[procedure, '125']],
			service: 'mediationHelp'
		}),
		defineItem({
			id: 'E7',
			text: {
				zh: '劳动争议是否注意一年仲裁时效？',
				en: 'Do you watch the one-year limit for labor arbitration?'
			},
			why: {
				zh: '劳动争议先仲裁，时效一年，双方都受约束。',
				en: 'Labor disputes go to arbitration first, within one year, and that binds both sides.'
			},
			act: {
				zh: '列出没了结的劳动争议，写清起算日。',
				en: 'List the open labor disputes with the day the year began.'
			},
			evidence: { zh: '争议登记表', en: 'Register of disputes' },
			severity: 3,
			cites: [['劳动争议调解仲裁法', '27']],
			appliesIf: appliesWhen('employees'),
			clocks: [
				{
					id: 'known',
					from: {
						zh: '知道权利受侵害的日期',
						en: 'Date the infringement became known'
					},
					length: 1,
					unit: 'year',
					rollHoliday: false,
					askWhen: 'always',
					label: { zh: '仲裁时效届满', en: 'Arbitration limit ends' }
				}
			],
			service: 'mediationHelp'
		})
	]
};
