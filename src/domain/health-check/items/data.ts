import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const appliesIf = appliesWhen('personalData');
const pipl = '个人信息保护法';

export const data: Domain = {
	id: 'D5',
	title: { zh: '数据与个人信息', en: 'Data and personal information' },
	items: [
		defineItem({
			id: 'P1',
			text: {
				zh: '收集个人信息前是否有合法依据并告知？',
				en: 'Before collecting personal data, do you have a legal basis and tell people?'
			},
			why: {
				zh: '没告知就收集属于违法，可能被处罚和索赔。',
				en: 'Collecting without notice is unlawful and can bring penalties and claims.'
			},
			act: {
				zh: '列出收集哪些信息、做什么用，写成一页告知贴在收集的地方。',
				en: 'List what you collect and why, on one page, and post it where you collect.'
			},
			evidence: { zh: '告知书、同意记录', en: 'Notices, consent records' },
			severity: 3,
			cites: [[pipl, '13', '17']],
			appliesIf
		}),
		defineItem({
			id: 'P2',
			text: {
				zh: '人脸、身份证、健康、行踪等是否取得单独同意？',
				en: 'Do you get separate consent for faces, ID cards, health and location data?'
			},
			why: {
				zh: '敏感信息要单独同意，一揽子勾选不算。',
				en: 'Sensitive data needs its own consent; one box for everything is not enough.'
			},
			act: {
				zh: '先停用不必要的人脸打卡，其余补签单独同意书。',
				en: 'Switch off face recognition you do not need, and get separate consent for the rest.'
			},
			evidence: { zh: '单独同意书', en: 'Separate consent forms' },
			severity: 4,
			redFlag: true,
			cites: [[pipl, '29']],
			appliesIf
		}),
		defineItem({
			id: 'P3',
			text: {
				zh: '委托他人处理是否有协议并监督？',
				en: 'When others process data for you, is there an agreement and supervision?'
			},
			why: {
				zh: '外包方泄露信息，您也可能要担责。',
				en: 'If your contractor leaks data, you may be liable too.'
			},
			act: {
				zh: '列出代发工资、短信、云服务等外包方，逐个补协议。',
				en: 'List payroll, text message, cloud and other providers, and sign the missing agreements.'
			},
			evidence: { zh: '委托处理协议、检查记录', en: 'Processing agreements, audit notes' },
			severity: 2,
			cites: [[pipl, '21']],
			appliesIf
		}),
		defineItem({
			id: 'P4',
			text: {
				zh: '到期或不再需要时是否删除？',
				en: 'Do you delete data when it expires or is no longer needed?'
			},
			why: {
				zh: '留着没用的信息，丢了就是责任。',
				en: 'Data you do not need is only a liability if it is lost.'
			},
			act: {
				zh: '定出保存期限，先删掉离职员工和未录用者的多余资料。',
				en: 'Set storage periods, and start with data of leavers and rejected applicants.'
			},
			evidence: { zh: '保存期限表、删除记录', en: 'Storage schedule, deletion log' },
			severity: 2,
			cites: [[pipl, '47']],
			appliesIf
		}),
		defineItem({
			id: 'P5',
			text: {
				zh: '是否有制度、权限、培训与定期合规审计？',
				en: 'Do you have rules, access limits, training and a regular compliance audit?'
			},
			why: {
				zh: '法律要求建制度并定期审计，出事时这是第一份证据。',
				en: 'The law asks for rules and regular audits; they are the first proof when things go wrong.'
			},
			act: {
				zh: '指定负责人，收紧客户资料的查看权限，定下审计日期。',
				en: 'Name a person in charge, narrow access to customer data, and set an audit date.'
			},
			evidence: { zh: '制度、权限表、审计报告', en: 'Rules, access table, audit report' },
			severity: 3,
			cites: [[pipl, '51', '54']],
			appliesIf
		}),
		defineItem({
			id: 'P6',
			text: {
				zh: '是否做过影响评估，并有泄露应对办法？',
				en: 'Have you assessed the impact, and do you have a plan for a leak?'
			},
			why: {
				zh: '处理敏感信息要先评估，泄露后要立即补救并通知。',
				en: 'Sensitive data needs an assessment first; a leak needs action and notice at once.'
			},
			act: {
				zh: '写一页应对办法：谁断网、谁报告、谁通知客户。',
				en: 'Write one page: who disconnects, who reports, who tells customers.'
			},
			evidence: { zh: '评估报告、应对预案', en: 'Assessment, response plan' },
			severity: 4,
			cites: [
				[pipl, '55', '57'],
				['数据安全法', '29']
			],
			appliesIf
		}),
		defineItem({
			id: 'P7',
			text: {
				zh: '系统是否按等级保护要求管理并有应急预案？',
				en: 'Are your systems run under the graded protection scheme (MLPS), with an emergency plan?'
			},
			why: {
				zh: '网络运营者要落实等级保护，并有网络安全事件预案。',
				en: 'Whoever runs a network must meet its grade and have an incident plan.'
			},
			act: {
				zh: '问清系统定级备案没有，改掉弱密码，做一次备份恢复。',
				en: 'Ask whether systems are graded and filed, replace weak passwords, and test a restore.'
			},
			evidence: { zh: '备案证明、应急预案', en: 'Filing certificate, emergency plan' },
			severity: 3,
			cites: [['网络安全法', '23', '27']],
			appliesIf: appliesWhen('systems')
		})
	]
};
