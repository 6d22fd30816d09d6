import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const law = '安全生产法';

export const safety: Domain = {
	id: 'D9',
	title: { zh: '安全生产', en: 'Work safety' },
	items: [
		defineItem({
			id: 'S1',
			text: {
				zh: '主要负责人和全员安全责任制是否落实？',
				en: 'Is safety responsibility assigned to the head of the firm and to everyone?'
			},
			why: {
				zh: '主要负责人是第一责任人，出事先查责任制。',
				en: 'The head of the firm answers first, and inspectors look at this first.'
			},
			act: {
				zh: '给每个岗位写一页安全责任，本人签字。',
				en: 'Write one page of safety duties per post, and have each person sign.'
			},
			evidence: { zh: '责任书、考核记录', en: 'Signed duties, reviews' },
			severity: 4,
			cites: [[law, '4', '5', '21']]
		}),
		defineItem({
			id: 'S2',
			text: {
				zh: '矿山、建筑、危化等是否配专职安全人员？',
				en: 'In mining, construction, hazardous goods and the like, do you have full-time safety staff?'
			},
			why: {
				zh: '高危行业必须配专职安全员，兼职不算。',
				en: 'High-risk trades must have full-time safety staff; part-time does not count.'
			},
			act: {
				zh: '核对任命文件和社保，缺人本周发任命或招聘。',
				en: 'Check appointments and payroll; appoint or advertise this week if anyone is missing.'
			},
			evidence: { zh: '任命文件、资格证', en: 'Appointment letter, certificates' },
			severity: 4,
			redFlag: true,
			cites: [[law, '24']],
			appliesIf: appliesWhen('highRisk')
		}),
		defineItem({
			id: 'S3',
			text: {
				zh: '员工是否培训合格后上岗？',
				en: 'Are people trained and tested before they start work?'
			},
			why: {
				zh: '没培训就上岗，出事故公司责任更重。',
				en: 'If untrained staff have an accident, the firm’s liability is heavier.'
			},
			act: {
				zh: '查新员工和转岗员工的培训记录，缺的先停岗补课。',
				en: 'Check the training of new and transferred staff; those without it stop until trained.'
			},
			evidence: { zh: '培训签到、考试卷', en: 'Training sign-in, tests' },
			severity: 3,
			cites: [[law, '28']],
			appliesIf: appliesWhen('employees'),
			service: 'lecture'
		}),
		defineItem({
			id: 'S4',
			text: {
				zh: '风险分级和隐患排查是否有台账？',
				en: 'Do you keep a ledger of graded risks and hazards found?'
			},
			why: {
				zh: '排查了没记录，检查时说不清。',
				en: 'What was found but not recorded cannot be shown to an inspector.'
			},
			act: {
				zh: '走一遍现场，把隐患、负责人、整改日写进一张表。',
				en: 'Walk the site and put hazards, owners and dates in one table.'
			},
			evidence: { zh: '风险清单、隐患台账', en: 'Risk list, hazard ledger' },
			severity: 3,
			cites: [[law, '4', '41']]
		}),
		defineItem({
			id: 'S5',
			text: {
				zh: '工伤保险、高危行业安责险是否投保？',
				en: 'Do you carry work-injury insurance, and safety liability cover if high-risk?'
			},
			why: {
				zh: '没有保险，一次事故可能拖垮企业。',
				en: 'Without cover, one accident can sink the firm.'
			},
			act: {
				zh: '核对参保名单和保单到期日，漏的当天补。',
				en: 'Check who is insured and when policies end, and add the missing the same day.'
			},
			evidence: { zh: '参保名单、保单', en: 'Insured list, policies' },
			severity: 3,
			cites: [[law, '51', '109']]
		}),
		defineItem({
			id: 'S6',
			text: {
				zh: '事故报告流程是否人人知道？',
				en: 'Does everyone know how to report an accident?'
			},
			why: {
				zh: '瞒报、迟报的处罚很重，也会耽误救人。',
				en: 'Hiding or delaying a report is heavily punished, and costs lives.'
			},
			act: {
				zh: '做一张报告卡：先报谁、电话多少，贴在岗位上。',
				en: 'Make a card: whom to tell first and the number. Post it at every workplace.'
			},
			evidence: { zh: '报告卡、演练记录', en: 'Report card, drill record' },
			severity: 4,
			cites: [[law, '83']]
		})
	]
};
