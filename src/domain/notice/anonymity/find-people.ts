import type { Found } from './finding.ts';
import { parties } from './parties.ts';
import { compoundSurnames, givenCharacters, surnames, wordSurnames } from './surnames.ts';

/** What people are called in a case. A name follows. */
const roles = [
	...parties,
	...'法定代表人 法人代表 财务负责人 负责人 委托诉讼代理人 委托代理人 诉讼代理人 代理人 辩护人'.split(
		' '
	),
	...'证人 鉴定人 审判长 代理审判员 审判员 人民陪审员 陪审员 书记员 法官助理 法官 检察官'.split(
		' '
	),
	...'律师 实际控制人 控股股东 股东 执行董事 董事长 董事 监事 总经理 经理 合伙人'.split(' '),
	...'会计 出纳 员工 职工 工人 业务员 司机 驾驶员 出借人 借款人 转让人 受让人'.split(' '),
	...'受害人 被害人 死者 伤者 户主 户名 姓名 联系人 经办人 签收人 收件人'.split(' '),
	...'妻子 丈夫 配偶 父亲 母亲 儿子 女儿 同事 老板 村民 居民 劳动者'.split(' ')
];
const role = new RegExp(
	`(?:${roles.join('|')})(?:[（(][^（）()\\n]{1,12}[)）])?(?<mark>[ \\u3000]*[:：][ \\u3000]*|[ \\u3000]+|(?:为|是|系)?)`,
	'gu'
);
/** 李大勇，男，1980年生: nothing else is written this way. */
const sex = /[，,（(][ \u3000]?[男女](?=[，,。、）)；;])/gu;
const title = /(?:先生|女士|小姐)(?!们)/gu;
const english = /(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?/g;

const han = /\p{sc=Han}/u;
/** After a name: a new clause begins. None of these is part of a name in running text. */
const afterName = new Set(
	'与和及诉向在因于系为的应不未将已是经到提主称认请同签等均曾对被自从以之其又还也并就给按至辩述申要找担任购买卖借支欠拖受负出入进离工作月年说做去来名下处先女、签收共各双三四五六七八九有持认接交打发拿带开没可能会当'
);
/** 陈静劳动争议一案: the matter follows the name without a mark. */
const matter =
	/^(?:劳动|劳务|追索|侵害|侵权|确认|保险|租赁|合伙|民间|房屋|股权|装修|网络|交通|医疗|离婚|继承|竞业|工伤|社会|经济|赔偿|货款|纠纷|合同|商标|专利|一案|之间)/u;
/** Begin like a name and are none. */
const ordinary =
	/^(?:查明|原告|海事|海关|民事|查清|查阅|许可|许诺|公民|公平|公告|公证|应当|曾经|何时|高度|安排|方面|单位|金额|项目|支付|连续|成立|常年|计算|时间|有限|明确|明知|万元|施工|平均|平时|全部|全体|权利|经营|经过|成员|成年|房屋|车辆|管理|解除|解释|解决|石油|谈判|谈话|封存|官方|党员|包括|包含|强制|边界|毛利|白天|黄金|金融|钱款|水电|池塘|容易|印章|印刷|利息|利润|练习|战略|危险|普通|宣布|宣告|索赔|索要|计划|计入|相互|相关|相应|卓越|农民|农业|司法|古代|项下|麦收|苗木|路费|路口|游客|管辖|屈服|饶恕|阳光|时任|牟利|商品|商标|储存|原件|原因|满意|满足|闻讯|位于|区别|花费|强调|巴士|支出|国家|计息|晋升|初步|门口|云集|容许|敬请|来电|来源|普遍|公布)/u;
const neverGiven = new Set(
	'与及诉因于系的应不未将已是被向在等均曾对从以其又也并就按至称辩述请求提主经到你我他她它这那该此公司法院合同款元人月年日号第条者们要时后前间内外所没无需由或让使把得着了个何方式为和单位双'
);
/** Somebody whose name is already hidden: 张某, 李某某, 王某甲, 陈××. */
const hidden = /[某×*＊]/;

/** Names by what stands around them; the same names elsewhere are found by whoever calls. */
export function findPeople(text: string): Found[] {
	const found: Found[] = [];
	const take = (start: number, length: number) =>
		found.push({ kind: 'person', start, end: start + length });

	for (const match of text.matchAll(role)) {
		let at = match.index + match[0].length;
		const isStrong =
			(match.groups?.['mark'] ?? '').trim() !== (match.groups?.['mark'] ?? '') ||
			/[:：]/.test(match[0].at(-1) ?? '');
		for (;;) {
			const length = nameAt(text, at, isStrong);
			if (length === 0) break;
			take(at, length);
			at += length;
			// 原告李大勇、王小兰
			if (text[at] !== '、') break;
			at++;
		}
	}
	for (const match of text.matchAll(sex)) takeBefore(match.index, true);
	for (const match of text.matchAll(title)) takeBefore(match.index, false);
	for (const match of text.matchAll(/诉(?=\p{sc=Han})/gu)) {
		const length = nameAt(text, match.index + 1, false);
		const before = nameBefore(text, match.index);
		// 李大勇诉甲公司; 起诉 and 上诉 have no name before them.
		if (before > 0 && isEdge(text, match.index - before)) take(match.index - before, before);
		if (length > 0 && before > 0) take(match.index + 1, length);
	}
	for (const match of text.matchAll(english)) take(match.index, match[0].length);
	return found;

	function takeBefore(end: number, isSure: boolean): void {
		const length = nameBefore(text, end);
		if (length > 1 && (isSure || isEdge(text, end - length) || length > 2))
			take(end - length, length);
	}
}

/** Length of the name that begins here, or 0. */
function nameAt(text: string, at: number, isStrong: boolean): number {
	const surname = surnameAt(text, at);
	if (surname === '') return 0;
	// Signatures are set wide: 李\u3000明.
	const gap = isStrong && /[ \u3000]/.test(text[at + surname.length] ?? '') ? 1 : 0;
	for (const count of [2, 1]) {
		const length = surname.length + gap + count;
		const given = text.slice(at + surname.length + gap, at + length);
		if (given.length < count || ![...given].every((one) => han.test(one))) continue;
		if (hidden.test(given) || hidden.test(text[at + length] ?? '')) return 0;
		if (isName(text, surname, given, at + length, isStrong)) return length;
	}
	return 0;
}

function isName(
	text: string,
	surname: string,
	given: string,
	end: number,
	isStrong: boolean
): boolean {
	const next = text[end];
	const ends = next === undefined || !han.test(next);
	if (isStrong && ends) return true;
	if ([...given].some((one) => neverGiven.has(one))) return false;
	const isUsual = [...given].every((one) => givenCharacters.has(one));
	if (ordinary.test(surname + given) || (wordSurnames.has(surname) && !isUsual)) return false;
	return (
		ends ||
		afterName.has(next) ||
		matter.test(text.slice(end, end + 2)) ||
		(isUsual && given.length === 2)
	);
}

function nameBefore(text: string, end: number): number {
	for (const count of [3, 4, 2]) {
		const start = end - count;
		if (start < 0) continue;
		const surname = surnameAt(text, start);
		const given = text.slice(start + surname.length, end);
		if (surname === '' || given.length < 1 || given.length > 2) continue;
		if (![...given].every((one) => han.test(one) && !neverGiven.has(one))) continue;
		if (!hidden.test(given) && !ordinary.test(surname + given)) return count;
	}
	return 0;
}

function surnameAt(text: string, at: number): string {
	const compound = compoundSurnames.find((one) => text.startsWith(one, at));
	if (compound) return compound;
	const first = text[at] ?? '';
	return surnames.has(first) ? first : '';
}

function isEdge(text: string, at: number): boolean {
	const before = text[at - 1];
	return before === undefined || !han.test(before);
}
