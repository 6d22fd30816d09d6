import type { Text } from './questionnaire.ts';

/** Nine taps that hide what does not apply. Not answered and `unsure` hide nothing. */
export const profileIds = [
	'employees',
	'company',
	'bigBuyers',
	'personalData',
	'systems',
	'brandOrTech',
	'discharge',
	'yellowRiver',
	'highRisk'
] as const;
export type ProfileId = (typeof profileIds)[number];
export type ProfileAnswer = 'yes' | 'no' | 'unsure';
export type Profile = Partial<Record<ProfileId, ProfileAnswer>>;

export interface ProfileQuestion {
	id: ProfileId;
	text: Text;
	hint: Text;
}

export const profileQuestions: ProfileQuestion[] = [
	{
		id: 'employees',
		text: { zh: '有没有雇用员工？', en: 'Do you employ anyone?' },
		hint: { zh: '包括试用、兼职和季节工。', en: 'Probation, part-time and seasonal staff count.' }
	},
	{
		id: 'company',
		text: { zh: '是不是公司？', en: 'Is the firm a company?' },
		hint: {
			zh: '有限公司或股份公司选“是”，个体户选“否”。',
			en: 'Limited or joint-stock companies: yes. Sole traders: no.'
		}
	},
	{
		id: 'bigBuyers',
		text: {
			zh: '客户里有没有机关、事业单位或大型企业？',
			en: 'Are public bodies or large firms among your customers?'
		},
		hint: { zh: '他们付款有法定期限。', en: 'The law limits how late they may pay.' }
	},
	{
		id: 'personalData',
		text: {
			zh: '有没有收集客户或员工的个人信息？',
			en: 'Do you collect personal data of customers or staff?'
		},
		hint: {
			zh: '姓名、电话、身份证、人脸、位置都算。',
			en: 'Names, phone numbers, ID cards, faces and locations all count.'
		}
	},
	{
		id: 'systems',
		text: {
			zh: '有没有自己的网站、系统或小程序？',
			en: 'Do you run a website, system or mini program?'
		},
		hint: { zh: '只用别人的平台选“否”。', en: 'If you only use someone else’s platform: no.' }
	},
	{
		id: 'brandOrTech',
		text: {
			zh: '有没有自己的品牌、产品设计或技术？',
			en: 'Do you own a brand, product design or technology?'
		},
		hint: { zh: '配方、图纸、客户名单也算。', en: 'Recipes, drawings and client lists count.' }
	},
	{
		id: 'discharge',
		text: {
			zh: '生产中有没有废水、废气或固体废物？',
			en: 'Does your work make waste water, waste gas or solid waste?'
		},
		hint: { zh: '只有办公室生活垃圾选“否”。', en: 'Office rubbish alone: no.' }
	},
	{
		id: 'yellowRiver',
		text: {
			zh: '是否在黄河流域取水，或厂区靠近黄河岸线？',
			en: 'Do you draw water in the Yellow River basin, or sit near its banks?'
		},
		hint: {
			zh: '汾河、渭河等支流也属于黄河流域。',
			en: 'Tributaries such as the Fen and the Wei belong to the basin.'
		}
	},
	{
		id: 'highRisk',
		text: {
			zh: '是否从事矿山、金属冶炼、建筑、运输或危险物品？',
			en: 'Are you in mining, smelting, construction, transport or dangerous goods?'
		},
		hint: {
			zh: '员工超过一百人的其他企业也选“是”。',
			en: 'Any other firm with more than one hundred staff: yes.'
		}
	}
];

/** True unless every one of these was answered with a plain no. */
export function appliesWhen(...ids: ProfileId[]): (profile: Profile) => boolean {
	return (profile) => ids.some((id) => profile[id] !== 'no');
}
