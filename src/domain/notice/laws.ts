import type { LawRef } from './citation.ts';
import type { NoticeHeader } from './notice.ts';

/**
 * The one register of law texts (row IN7). A text that changed has one entry per edition, so that
 * an article number always means the text it was read in. Dates are plain dates in Asia/Shanghai;
 * `effectiveTo` is the last day in force.
 */
export interface Law {
	/** Short name as cited; with the edition in brackets when the register holds more than one. */
	law: string;
	en: string;
	effectiveFrom: string;
	effectiveTo: string | null;
	successor: {
		law: string;
		/** Old article to new article. An article left out is not yet mapped by a lawyer. */
		articles: Record<string, string>;
	} | null;
}

const inForce = (law: string, en: string, effectiveFrom: string): Law => ({
	law,
	en,
	effectiveFrom,
	effectiveTo: null,
	successor: null
});

const until = (
	law: string,
	en: string,
	[effectiveFrom, effectiveTo]: [string, string],
	successor: string,
	articles: Record<string, string> = {}
): Law => ({ law, en, effectiveFrom, effectiveTo, successor: { law: successor, articles } });

const code = '生态环境法典';
const beforeCode = '2026-08-14';

const civilCode = '民法典';
const beforeCivilCode = '2020-12-31';

export const laws: Law[] = [
	inForce(civilCode, 'Civil Code', '2021-01-01'),
	until('合同法', 'Contract Law', ['1999-10-01', beforeCivilCode], civilCode),
	until('物权法', 'Property Law', ['2007-10-01', beforeCivilCode], civilCode),
	until('担保法', 'Guarantee Law', ['1995-10-01', beforeCivilCode], civilCode),
	until('侵权责任法', 'Tort Law', ['2010-07-01', beforeCivilCode], civilCode),
	until('民法总则', 'General Provisions of Civil Law', ['2017-10-01', beforeCivilCode], civilCode),
	until('公司法（2018）', 'Company Law (2018)', ['2018-10-26', '2024-06-30'], '公司法（2023）'),
	inForce('公司法（2023）', 'Company Law (2023)', '2024-07-01'),
	inForce('注册资本登记管理制度规定', 'Registered Capital Registration Rules', '2024-07-01'),
	inForce('民营经济促进法', 'Private Economy Promotion Law', '2025-05-20'),
	until(
		'保障中小企业款项支付条例（2020）',
		'Regulation on Payments to Small and Medium-sized Enterprises (2020)',
		['2020-09-01', '2025-05-31'],
		'保障中小企业款项支付条例（2025）'
	),
	inForce(
		'保障中小企业款项支付条例（2025）',
		'Regulation on Payments to Small and Medium-sized Enterprises (2025)',
		'2025-06-01'
	),
	inForce('劳动法', 'Labor Law', '2018-12-29'),
	inForce('劳动合同法', 'Labor Contract Law', '2013-07-01'),
	inForce('劳动合同法实施条例', 'Labor Contract Law Implementing Regulation', '2008-09-18'),
	inForce('劳动争议调解仲裁法', 'Labor Dispute Mediation and Arbitration Law', '2008-05-01'),
	inForce('保障农民工工资支付条例', 'Regulation on Wages of Migrant Workers', '2020-05-01'),
	inForce('社会保险法', 'Social Insurance Law', '2018-12-29'),
	inForce('工伤保险条例', 'Work Injury Insurance Regulation', '2011-01-01'),
	inForce('职业病防治法', 'Occupational Disease Prevention Law', '2018-12-29'),
	// The text of the new Trademark Law has not been checked article by article, so no article is mapped.
	until(
		'商标法（2019）',
		'Trademark Law (2019)',
		['2019-11-01', '2026-12-31'],
		'商标法（2027年施行）'
	),
	inForce('商标法（2027年施行）', 'Trademark Law (in force 2027)', '2027-01-01'),
	inForce('专利法', 'Patent Law', '2021-06-01'),
	inForce('著作权法', 'Copyright Law', '2021-06-01'),
	until(
		'反不正当竞争法（2019）',
		'Anti-Unfair Competition Law (2019)',
		['2019-04-23', '2025-10-14'],
		'反不正当竞争法（2025）',
		{ '9': '10' }
	),
	inForce('反不正当竞争法（2025）', 'Anti-Unfair Competition Law (2025)', '2025-10-15'),
	inForce('个人信息保护法', 'Personal Information Protection Law', '2021-11-01'),
	inForce('数据安全法', 'Data Security Law', '2021-09-01'),
	until(
		'网络安全法（2016）',
		'Cybersecurity Law (2016)',
		['2017-06-01', '2025-12-31'],
		'网络安全法（2025）'
	),
	inForce('网络安全法（2025）', 'Cybersecurity Law (2025)', '2026-01-01'),
	until('会计法（2017）', 'Accounting Law (2017)', ['2017-11-05', '2024-06-30'], '会计法（2024）'),
	inForce('会计法（2024）', 'Accounting Law (2024)', '2024-07-01'),
	inForce('税收征收管理法', 'Tax Collection Administration Law', '2015-04-24'),
	inForce('民间借贷司法解释', 'Judicial Interpretation on Private Lending', '2021-01-01'),
	until(
		'民事诉讼法（2021）',
		'Civil Procedure Law (2021)',
		['2022-01-01', '2023-12-31'],
		'民事诉讼法（2023）'
	),
	inForce('民事诉讼法（2023）', 'Civil Procedure Law (2023)', '2024-01-01'),
	inForce('人民调解法', "People's Mediation Law", '2011-01-01'),
	inForce('律师法', 'Lawyers Law', '2018-01-01'),
	until('环境保护法', 'Environmental Protection Law', ['2015-01-01', beforeCode], code),
	until(
		'固体废物污染环境防治法',
		'Solid Waste Pollution Prevention Law',
		['2020-09-01', beforeCode],
		code
	),
	until('水污染防治法', 'Water Pollution Prevention Law', ['2018-01-01', beforeCode], code),
	until('环境影响评价法', 'Environmental Impact Assessment Law', ['2018-12-29', beforeCode], code),
	inForce(code, 'Ecological and Environmental Code', '2026-08-15'),
	inForce('黄河保护法', 'Yellow River Protection Law', '2023-04-01'),
	inForce('安全生产法', 'Work Safety Law', '2021-09-01'),
	inForce('消防法', 'Fire Protection Law', '2021-04-29'),
	inForce('反电信网络诈骗法', 'Anti-Telecom and Online Fraud Law', '2022-12-01'),
	inForce('行政处罚法', 'Administrative Penalty Law', '2021-07-15'),
	inForce('行政许可法', 'Administrative Licensing Law', '2019-04-23'),
	inForce('优化营商环境条例', 'Business Environment Regulation', '2020-01-01'),
	inForce('产品质量法', 'Product Quality Law', '2018-12-29'),
	inForce('消费者权益保护法', 'Consumer Rights Protection Law', '2014-03-15'),
	inForce('广告法', 'Advertising Law', '2021-04-29'),
	inForce('电子商务法', 'E-Commerce Law', '2019-01-01'),
	inForce('企业破产法', 'Enterprise Bankruptcy Law', '2007-06-01')
];

const byName = new Map(laws.map((law) => [law.law, law]));

const otherNames: Record<string, string> = {
	个保法: '个人信息保护法',
	法典: code,
	税收征管法: '税收征收管理法',
	民诉法: '民事诉讼法'
};

/**
 * The text a citation means. A bare name of a law with several editions (`公司法`) means the one
 * in force on the day the citing text was written, never the one in force today.
 */
export function findLaw(name: string, citedOn: string): Law | null {
	const short = shortLawName(name);
	const exact = byName.get(short);
	if (exact) return exact;
	const editions = laws.filter((law) => law.law.startsWith(`${short}（`));
	return (
		editions.find(
			(law) =>
				law.effectiveFrom <= citedOn && (law.effectiveTo === null || citedOn <= law.effectiveTo)
		) ?? null
	);
}

/** The edition whose text this is: one without dates is of the edition that was in force when it was dated. */
export function lawOfText({
	title,
	effectiveFrom,
	date
}: Pick<NoticeHeader, 'title' | 'effectiveFrom' | 'date'>): Law | null {
	return findLaw(title.zh, effectiveFrom ?? date);
}

/** Null when the register does not hold the law: then nothing may be said about it being in force. */
export function resolveCitation(
	citation: { law: string; article: string },
	citedOn: string
): LawRef | null {
	const law = findLaw(citation.law, citedOn);
	if (!law) return null;
	return {
		law: law.law,
		article: citation.article,
		effectiveFrom: law.effectiveFrom,
		effectiveTo: law.effectiveTo,
		supersededBy: law.successor && {
			law: law.successor.law,
			article: law.successor.articles[citation.article] ?? ''
		}
	};
}

/** 《中华人民共和国劳动法》 and 劳动法 are one law, as 个保法 and 个人信息保护法 are. */
export function shortLawName(name: string): string {
	const plain = name
		.replaceAll(/[《》\s]/g, '')
		.replace('(', '（')
		.replace(')', '）')
		.replace(/^中华人民共和国/, '');
	return otherNames[plain] ?? plain;
}
