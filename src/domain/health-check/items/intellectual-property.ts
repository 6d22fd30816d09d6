import { defineItem } from '../define-item.ts';
import { appliesWhen } from '../profile.ts';
import type { Domain } from '../questionnaire.ts';

const appliesIf = appliesWhen('brandOrTech');

export const intellectualProperty: Domain = {
	id: 'D4',
	title: { zh: '知识产权与商业秘密', en: 'IP and trade secrets' },
	items: [
		defineItem({
			id: 'I1',
			text: {
				zh: '主要品牌是否已在所用商品或服务上注册？',
				en: 'Is your main brand registered for the goods or services you use it on?'
			},
			why: {
				zh: '没注册的牌子，别人先注册后您可能不能再用。',
				en: 'If someone else registers your brand first, you may have to stop using it.'
			},
			act: {
				zh: '在商标网查自己的牌子和类别，缺的准备申请。',
				en: 'Search the trade mark register for your brand and classes, and prepare the missing filings.'
			},
			evidence: { zh: '商标注册证', en: 'Trade mark certificates' },
			severity: 3,
			cites: [['商标法', '4']],
			appliesIf
		}),
		defineItem({
			id: 'I2',
			text: {
				zh: '商标续展日、连续三年使用证据是否有人管？',
				en: 'Does someone watch trade mark renewal dates and proof of use over three years?'
			},
			why: {
				zh: '到期不续会被注销，连续三年不用可能被撤销。',
				en: 'A mark lapses if not renewed and may be cancelled after three years without use.'
			},
			act: {
				zh: '指定一人，列出每件商标的到期日，收集近三年的发票和照片。',
				en: 'Name one person, list every expiry date, and collect invoices and photos of the last three years.'
			},
			evidence: { zh: '商标清单、使用证据', en: 'List of marks, proof of use' },
			severity: 2,
			cites: [['商标法', '40', '49']],
			appliesIf,
			clocks: [
				{
					id: 'expiry',
					from: {
						zh: '最近要到期的商标的有效期届满日',
						en: 'Expiry date of the next mark to expire'
					},
					length: 0,
					unit: 'day',
					rollHoliday: false,
					askWhen: 'always',
					label: {
						zh: '商标续展的最后一天（宽展期除外）',
						en: 'Last day to renew, before any grace period'
					}
				},
				{
					id: 'lastUse',
					from: { zh: '闲置商标最后一次使用的日期', en: 'Date an idle mark was last used' },
					length: 3,
					unit: 'year',
					rollHoliday: false,
					askWhen: 'always',
					label: { zh: '连续三年未使用', en: 'Three years without use' }
				}
			]
		}),
		defineItem({
			id: 'I3',
			text: {
				zh: '新产品公开或上市前是否先申请专利？',
				en: 'Do you file for a patent before a new product is shown or sold?'
			},
			why: {
				zh: '先公开再申请，多半会丧失新颖性，拿不到专利。',
				en: 'Showing first usually destroys novelty, and the patent is lost.'
			},
			act: {
				zh: '下一个新品发布前，先问一遍：要不要申请专利？没定之前不发图。',
				en: 'Before the next launch ask: do we file? Publish no pictures until that is decided.'
			},
			evidence: { zh: '专利申请受理通知', en: 'Patent filing receipts' },
			severity: 3,
			cites: [['专利法', '24']],
			appliesIf
		}),
		defineItem({
			id: 'I4',
			text: {
				zh: '技术成果归属是否书面约定？',
				en: 'Is it agreed in writing who owns inventions and designs?'
			},
			why: {
				zh: '没有约定，员工、外包和公司容易争权。',
				en: 'Without it, staff, contractors and the company end up fighting over rights.'
			},
			act: {
				zh: '给研发人员和外包方补签成果归属条款。',
				en: 'Have developers and contractors sign an ownership clause.'
			},
			evidence: { zh: '劳动合同、委托开发合同', en: 'Labor and development contracts' },
			severity: 3,
			cites: [['专利法', '6']],
			appliesIf
		}),
		defineItem({
			id: 'I5',
			text: {
				zh: '商业秘密是否有分级、权限、离职交接措施？',
				en: 'Are trade secrets graded, access-limited and handed over when people leave?'
			},
			why: {
				zh: '没有保密措施，法院可能不认它是商业秘密。',
				en: 'Without protective measures, a court may find there is no trade secret.'
			},
			act: {
				zh: '列出最怕被拿走的十样东西，定谁能看；离职交接表加保密一栏。',
				en: 'List the ten things you most fear losing, decide who may see them, and add secrecy to the leaver form.'
			},
			evidence: {
				zh: '秘密清单、权限表、交接单',
				en: 'List of secrets, access table, leaver forms'
			},
			severity: 4,
			redFlag: true,
			cites: [['反不正当竞争法', '10']],
			appliesIf
		}),
		defineItem({
			id: 'I6',
			text: {
				zh: '软件、字体、图片是否有授权？',
				en: 'Are your software, fonts and pictures licensed?'
			},
			why: {
				zh: '用了没授权的字体和图片，常被批量索赔。',
				en: 'Unlicensed fonts and pictures are a common cause of mass claims.'
			},
			act: {
				zh: '查公众号、包装和电脑，没授权的先换掉。',
				en: 'Check your posts, packaging and computers, and replace what is not licensed.'
			},
			evidence: { zh: '授权书、购买记录', en: 'Licences, purchase records' },
			severity: 2,
			cites: [['著作权法', '52', '53']],
			caveat: {
				zh: '著作权法的条文尚待律师核对。',
				en: 'The Copyright Law articles still await a lawyer’s check.'
			}
		})
	]
};
