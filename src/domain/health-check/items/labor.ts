import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const appliesIf = appliesWhen('employees');

export const labor: Domain = {
	id: 'D2',
	title: { zh: '劳动用工', en: 'Employment' },
	items: [
		defineItem({
			id: 'L1',
			text: {
				zh: '用工一个月内是否全部签订书面劳动合同？',
				en: 'Has everyone signed a written labor contract within one month of starting?'
			},
			why: {
				zh: '超过一个月没签，每月要付两倍工资。',
				en: 'After one month without a contract you owe double wages for each month.'
			},
			act: {
				zh: '按花名册逐人核对，本周把缺的合同签完，双方各留一份。',
				en: 'Check the staff list one by one, sign the missing contracts this week, and give each person a copy.'
			},
			evidence: { zh: '花名册、劳动合同', en: 'Staff list, labor contracts' },
			severity: 4,
			redFlag: true,
			cites: [['劳动合同法', '10', '82']],
			appliesIf,
			clocks: [
				{
					id: 'hired',
					from: {
						zh: '最近一名未签合同员工的入职日期',
						en: 'Start date of the latest hire who has not signed'
					},
					length: 1,
					unit: 'month',
					rollHoliday: false,
					askWhen: 'gap',
					label: { zh: '签订书面劳动合同的最后一天', en: 'Last day to sign the labor contract' }
				}
			]
		}),
		defineItem({
			id: 'L2',
			text: {
				zh: '是否用工 30 日内办理社保登记并足额缴纳？',
				en: 'Do you register staff for social insurance within 30 days and pay in full?'
			},
			why: {
				zh: '欠缴要加收滞纳金和罚款，员工出工伤时公司可能自己赔。',
				en: 'Arrears bring surcharges and fines, and you may have to pay for a work injury yourself.'
			},
			act: {
				zh: '把花名册和社保缴费名单对一遍，漏的人本周办登记。',
				en: 'Compare the staff list with the insurance list and register whoever is missing this week.'
			},
			evidence: { zh: '社保登记和缴费记录', en: 'Insurance registration and payment records' },
			severity: 4,
			redFlag: true,
			cites: [['社会保险法', '58', '60', '86']],
			appliesIf,
			clocks: [
				{
					id: 'hired',
					from: {
						zh: '最近一名未登记员工的入职日期',
						en: 'Start date of the latest hire not yet registered'
					},
					length: 30,
					unit: 'day',
					rollHoliday: false,
					askWhen: 'gap',
					label: { zh: '办理社保登记的最后一天', en: 'Last day to register for social insurance' }
				}
			]
		}),
		defineItem({
			id: 'L3',
			text: {
				zh: '规章制度是否经民主程序并告知员工？',
				en: 'Were your work rules discussed with staff and made known to them?'
			},
			why: {
				zh: '没讨论、没告知的制度，打官司时很难作为处罚员工的依据。',
				en: 'Rules not discussed and not announced are weak ground for discipline in court.'
			},
			act: {
				zh: '开一次员工会，讨论现有制度，签到、记录、签收都留下。',
				en: 'Hold a staff meeting on the current rules; keep the sign-in sheet, minutes and receipts.'
			},
			evidence: { zh: '会议记录、签收表', en: 'Minutes, signed receipts' },
			severity: 3,
			cites: [['劳动合同法', '4']],
			appliesIf,
			service: 'lecture'
		}),
		defineItem({
			id: 'L4',
			text: {
				zh: '解除劳动合同前是否审查依据与补偿？',
				en: 'Before ending a labor contract, do you check the grounds and the severance due?'
			},
			why: {
				zh: '违法解除要付两倍补偿标准的赔偿金。',
				en: 'An unlawful dismissal costs twice the statutory severance.'
			},
			act: {
				zh: '正在谈的解除先停一停，列出理由、证据和补偿数，再咨询一次。',
				en: 'Pause any dismissal in progress; write down grounds, proof and severance, then get advice.'
			},
			evidence: { zh: '解除审批表、补偿计算表', en: 'Dismissal approval form, severance sheet' },
			severity: 4,
			cites: [['劳动合同法', '46', '47', '87']],
			appliesIf
		}),
		defineItem({
			id: 'L5',
			text: {
				zh: '试用期长度是否合法？',
				en: 'Are your probation periods within the legal limits?'
			},
			why: {
				zh: '试用期按合同年限有上限，超出部分要赔偿。',
				en: 'Probation is capped by contract length, and the excess must be compensated.'
			},
			act: {
				zh: '核对合同：不满一年最多一个月，不满三年最多两个月，最长六个月。',
				en: 'Check contracts: under one year, one month at most; under three years, two; never more than six.'
			},
			evidence: { zh: '劳动合同试用期条款', en: 'Probation clauses' },
			severity: 2,
			cites: [['劳动合同法', '19']],
			appliesIf
		}),
		defineItem({
			id: 'L6',
			text: {
				zh: '保密与竞业限制的人员和期限是否合法？',
				en: 'Are non-compete and secrecy terms limited to the right people and period?'
			},
			why: {
				zh: '竞业限制只能约束少数岗位，最长两年，并要按月补偿。',
				en: 'A non-compete may bind only certain posts, for two years at most, with monthly pay.'
			},
			act: {
				zh: '列出签了竞业限制的人，不接触秘密的取消，其余写清补偿。',
				en: 'List who is bound; release those who know no secrets, and state the monthly pay for the rest.'
			},
			evidence: { zh: '竞业限制协议、补偿支付记录', en: 'Non-compete terms, payment records' },
			severity: 2,
			cites: [['劳动合同法', '23', '24']],
			appliesIf
		}),
		defineItem({
			id: 'L7',
			text: {
				zh: '工资（含农民工工资）是否按时足额支付？',
				en: 'Are wages, including those of migrant workers, paid on time and in full?'
			},
			why: {
				zh: '欠薪会引来仲裁、处罚，情节严重的还可能犯罪。',
				en: 'Unpaid wages lead to arbitration and penalties, and in serious cases to a crime.'
			},
			act: {
				zh: '查出所有未发工资，排出付款日期，书面告知员工并按期发。',
				en: 'Find all unpaid wages, set payment dates, tell staff in writing and keep to them.'
			},
			evidence: { zh: '工资表、银行发放记录', en: 'Payroll, bank records' },
			severity: 4,
			redFlag: true,
			cites: [['劳动争议调解仲裁法', '9', '27']],
			appliesIf,
			service: 'mediationHelp'
		})
	]
};
