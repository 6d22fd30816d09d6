import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const code = '生态环境法典';
const discharges = appliesWhen('discharge');
const river = appliesWhen('yellowRiver');

export const ecology: Domain = {
	id: 'D8',
	title: { zh: '生态环境与黄河保护', en: 'Ecology and the Yellow River' },
	items: [
		defineItem({
			id: 'Y1',
			text: {
				zh: '排污许可证或排污登记是否在五年有效期内？',
				en: 'Is your discharge permit or registration within its five years?'
			},
			why: {
				zh: '无证或过期排污，可能被罚款、停产。',
				en: 'Discharging without a valid permit can mean fines and closure.'
			},
			act: {
				zh: '看证上的到期日；剩下不到半年，本周就准备延续材料。',
				en: 'Look at the expiry date; with less than half a year left, start the renewal papers this week.'
			},
			evidence: { zh: '排污许可证、登记回执', en: 'Permit or registration receipt' },
			severity: 4,
			redFlag: true,
			cites: [[code, '176', '182', '186']],
			appliesIf: discharges,
			clocks: [
				{
					id: 'issued',
					from: { zh: '许可证或登记的起始日期', en: 'Start date of the permit or registration' },
					length: 5,
					unit: 'year',
					rollHoliday: false,
					askWhen: 'always',
					label: {
						zh: '有效期届满（以证上日期为准）',
						en: 'Validity ends (the date on the permit decides)'
					}
				}
			]
		}),
		defineItem({
			id: 'Y2',
			text: {
				zh: '自行监测记录和台账是否保存五年以上？',
				en: 'Are your monitoring records and ledgers kept for at least five years?'
			},
			why: {
				zh: '检查时拿不出记录，等于没有监测。',
				en: 'Records you cannot show count as monitoring not done.'
			},
			act: {
				zh: '把近五年的监测报告和台账归到一处，缺的月份列出来。',
				en: 'Bring five years of reports and ledgers together and list the missing months.'
			},
			evidence: { zh: '监测报告、台账', en: 'Monitoring reports, ledgers' },
			severity: 3,
			cites: [[code, '183']],
			appliesIf: discharges
		}),
		defineItem({
			id: 'Y3',
			text: {
				zh: '建设项目是否按分类办理环评？',
				en: 'Did each construction project get the environmental assessment its class needs?'
			},
			why: {
				zh: '未批先建会被责令停建并罚款。',
				en: 'Building before approval brings a stop order and a fine.'
			},
			act: {
				zh: '列出新建、改建、扩建项目，逐个核对环评手续。',
				en: 'List new, altered and extended projects and check the assessment of each.'
			},
			evidence: { zh: '环评批复、登记表', en: 'Assessment approvals, registration forms' },
			severity: 4,
			cites: [[code, '95']],
			appliesIf: appliesWhen('discharge', 'yellowRiver')
		}),
		defineItem({
			id: 'Y4',
			text: {
				zh: '工业固废是否有台账，委托处置是否核实资质并签合同？',
				en: 'Is industrial solid waste logged, and is the disposal firm checked and under contract?'
			},
			why: {
				zh: '交给没资质的人处理，倒哪儿都会追到您。',
				en: 'If an unqualified carrier dumps it, the trail leads back to you.'
			},
			act: {
				zh: '核对处置单位资质和合同，补齐出厂记录。',
				en: 'Check the disposal firm’s qualification and contract, and fill in the outgoing log.'
			},
			evidence: { zh: '固废台账、处置合同', en: 'Waste ledger, disposal contract' },
			severity: 3,
			cites: [[code, '489', '490']],
			appliesIf: discharges
		}),
		defineItem({
			id: 'Y5',
			text: {
				zh: '危险废物是否有管理计划、台账、申报和备案预案？',
				en: 'For hazardous waste, do you have a plan, a ledger, declarations and a filed emergency plan?'
			},
			why: {
				zh: '危废管理要求最严，违法处置可能坐牢。',
				en: 'Hazardous waste has the strictest rules; unlawful disposal can mean prison.'
			},
			act: {
				zh: '先查废机油、废电瓶、废漆桶，没有台账的今天开始记。',
				en: 'Begin with waste oil, batteries and paint cans; start a ledger today if there is none.'
			},
			evidence: { zh: '管理计划、转移联单、备案表', en: 'Plan, transfer slips, filing form' },
			severity: 4,
			redFlag: true,
			cites: [[code, '532', '539']],
			appliesIf: discharges
		}),
		defineItem({
			id: 'Y6',
			text: {
				zh: '在黄河流域取水是否有取水许可并执行用水定额？',
				en: 'If you draw water in the Yellow River basin, do you have a permit and keep to the quota?'
			},
			why: {
				zh: '无证取水、超定额用水会被处罚。',
				en: 'Drawing without a permit or above quota is punished.'
			},
			act: {
				zh: '找出取水许可证，对照上月用水量和定额。',
				en: 'Find the permit and compare last month’s use with the quota.'
			},
			evidence: { zh: '取水许可证、用水记录', en: 'Water permit, meter records' },
			severity: 4,
			cites: [['黄河保护法', '50', '52']],
			appliesIf: river
		}),
		defineItem({
			id: 'Y7',
			text: {
				zh: '选址是否符合分区管控和准入清单？',
				en: 'Does your site fit the zoning rules and the access list?'
			},
			why: {
				zh: '违反准入清单，可能被拆除、重罚，甚至关闭。',
				en: 'A breach of the access list can mean demolition, heavy fines, even closure.'
			},
			act: {
				zh: '向当地生态环境部门问清地块所在分区，要书面答复。',
				en: 'Ask the local ecology bureau which zone your land is in, and get it in writing.'
			},
			evidence: { zh: '分区查询结果、选址文件', en: 'Zoning answer, siting papers' },
			severity: 4,
			cites: [['黄河保护法', '26', '109']],
			appliesIf: river
		}),
		defineItem({
			id: 'Y8',
			text: {
				zh: '水污染事故预案是否演练？',
				en: 'Do you rehearse your water-pollution emergency plan?'
			},
			why: {
				zh: '没练过的预案，出事时用不上。',
				en: 'A plan nobody has rehearsed does not work on the day.'
			},
			act: {
				zh: '定一个演练日，半小时就行，拍照记录。',
				en: 'Set a day; half an hour is enough. Take photos.'
			},
			evidence: { zh: '演练记录和照片', en: 'Drill record and photos' },
			severity: 2,
			cites: [[code, '291']],
			appliesIf: discharges,
			service: 'lecture'
		})
	]
};
