import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

export const tax: Domain = {
	id: 'D6',
	title: { zh: '财税', en: 'Tax and finance' },
	items: [
		defineItem({
			id: 'T1',
			text: {
				zh: '账簿是否真实完整，没有账外账？',
				en: 'Are your books true and complete, with no second set?'
			},
			why: {
				zh: '账外账违法，单位负责人要对账目真实负责。',
				en: 'A second set of books is unlawful, and the head of the firm answers for the truth of the books.'
			},
			act: {
				zh: '把没入账的收支列出来，请会计本周说明怎么补记。',
				en: 'List what was never booked, and have your accountant explain this week how to enter it.'
			},
			evidence: { zh: '账簿、凭证、银行流水', en: 'Books, vouchers, bank records' },
			severity: 4,
			redFlag: true,
			cites: [['会计法', '4', '9', '16']]
		}),
		defineItem({
			id: 'T2',
			text: { zh: '是否按期如实申报纳税？', en: 'Do you file true tax returns on time?' },
			why: {
				zh: '逾期申报会被责令改正和罚款，也影响信用。',
				en: 'Late returns bring orders, fines and a poorer credit rating.'
			},
			act: {
				zh: '查电子税务局有没有未申报；把每月申报日写进日历。',
				en: 'Check the e-tax bureau for missing returns and put the filing days in your calendar.'
			},
			evidence: { zh: '申报表、完税凭证', en: 'Returns, tax receipts' },
			severity: 3,
			cites: [['税收征收管理法', '25', '62']],
			clocks: [
				{
					id: 'nextFiling',
					from: { zh: '下一次申报的截止日', en: 'Due date of your next return' },
					length: 0,
					unit: 'day',
					rollHoliday: false,
					askWhen: 'always',
					label: { zh: '申报截止', en: 'Tax return due' }
				}
			]
		}),
		defineItem({
			id: 'T3',
			text: {
				zh: '发票、货物、款项是否一致？',
				en: 'Do invoices, goods and payments match each other?'
			},
			why: {
				zh: '票、货、款对不上，可能被认定偷税或虚开。',
				en: 'If they do not match, it may be treated as tax evasion or false invoicing.'
			},
			act: {
				zh: '抽查近三个月金额最大的十张发票，对合同、送货单和付款。',
				en: 'Take the ten largest invoices of the last three months and match contract, delivery and payment.'
			},
			evidence: { zh: '合同、送货单、付款回单', en: 'Contracts, delivery notes, payment slips' },
			severity: 4,
			redFlag: true,
			cites: [['税收征收管理法', '63']]
		}),
		defineItem({
			id: 'T4',
			text: {
				zh: '是否用个人账户收公司款？',
				en: 'Is company money ever received in a private account?'
			},
			why: {
				zh: '私户收款会造成漏税，也会让老板承担公司的债。',
				en: 'It leads to untaxed income and can make the owner liable for company debts.'
			},
			act: {
				zh: '从今天起换成公司收款码，把以前的私户收款列表补账。',
				en: 'Switch to a company payment code today, and book what was received privately before.'
			},
			evidence: { zh: '对公收款记录', en: 'Company account records' },
			severity: 4,
			goodAnswer: 'no',
			cites: [
				['民营经济促进法', '40'],
				['公司法', '23']
			]
		}),
		defineItem({
			id: 'T5',
			text: {
				zh: '利润分配是否符合法定程序？',
				en: 'Are profits distributed by the legal procedure?'
			},
			why: {
				zh: '违法分红要退回，有责任的人还要赔。',
				en: 'Unlawful dividends must be paid back, and those at fault owe damages.'
			},
			act: {
				zh: '核对上次分红：有没有决议，亏损有没有先补。',
				en: 'Look at the last dividend: was there a resolution, and were losses covered first?'
			},
			evidence: { zh: '分配决议、财务报表', en: 'Resolution, financial statements' },
			severity: 2,
			cites: [['公司法', '211']],
			appliesIf: appliesWhen('company')
		}),
		defineItem({
			id: 'T6',
			text: {
				zh: '民间借款是否有书面合同并审查利率？',
				en: 'Are private loans in writing, with the interest rate checked?'
			},
			why: {
				zh: '约定利率过高，超出的部分法院不支持。',
				en: 'Courts do not uphold the part of the interest above the limit.'
			},
			act: {
				zh: '把借款合同和转账记录收齐，对照当时的利率上限。',
				en: 'Collect loan contracts and transfers, and compare the rate with the limit at the time.'
			},
			evidence: { zh: '借款合同、转账记录', en: 'Loan contracts, transfers' },
			severity: 3,
			cites: [['民间借贷司法解释', '25']],
			caveat: {
				zh: '司法解释的条文尚待律师核对。',
				en: 'The judicial interpretation still awaits a lawyer’s check.'
			}
		})
	]
};
