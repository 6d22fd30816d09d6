import { type Found, spans } from './finding.ts';
import { parties } from './parties.ts';

/** Only firms end like this. */
const sure =
	'(?:股份有限公司|有限责任公司|集团有限公司|有限公司|合伙企业(?:[（(](?:有限|普通)合伙[)）])?)';
/** Kinds of place as often as names: they count after a party's role or the name of a place. */
const unsure =
	'(?:律师事务所|会计师事务所|合作社|商行|经营部|门市部|工作室|服务部|养殖场|加工厂|制品厂|机械厂|五金厂|服装厂|五金店)(?!政|门|为)';
const suffix = `(?:${sure}|${unsure})`;
const name = '[\\p{sc=Han}A-Za-z0-9（）()·&]';
const company = new RegExp(
	`${name}{2,40}?${suffix}(?:\\p{sc=Han}{2,6}(?:分公司|支行|分行))?`,
	'gu'
);
const english =
	/(?:[A-Z][\w&'-]*\.?,? ){1,6}(?:Co\.,? ?Ltd\.?|Company Limited|Limited|Ltd\.?|Inc\.?|LLC|GmbH|Corporation)(?![A-Za-z])/g;
/** （以下简称“红枫公司”）: the short name says as much as the long one. */
const shortName =
	/(?:以下[简统合]?|简)称(?:为|：|:)?[“"「『]?([\p{sc=Han}A-Za-z0-9]{2,12})[”"」』]?(?=[）)，,。；;])/gu;

/** Words that stand before a name and are none of it. The last of them in the run is where the name begins. */
const leads = [
	...parties,
	...'甲方 乙方 丙方 发包人 承包人 分包人'.split(' '),
	...'委托 通知 起诉 要求 判令 责令 确认 认为 关于 对于 通过 入职 介绍 名为 位于 作为'.split(' '),
	...'系与及向由在为是对将被把和诉因经于该从给到让使即称以按的告'
];
const lead = new RegExp(`(?:${leads.join('|')})`, 'gu');
const namedPlace = /^\p{sc=Han}{2,4}(?:省|市|自治区|自治州|区|县|镇|乡)\p{sc=Han}{2}/u;
const party = /(?:原告|被告|上诉人|申请人|执行人|第三人|债权人|债务人)[:：]?$/u;
/** Where the name of a place begins, the name of the company begins. */
const place = /\p{sc=Han}{2,4}(?:省|市|自治区|自治州|区|县)/gu;

/** Already told in a way that hides it: 甲公司, 某科技有限公司, ××有限公司. */
const hidden =
	/某|[×*＊Ｘ]|^[A-ZＡ-Ｚ甲乙丙丁戊己庚辛壬癸](?:\p{sc=Han}{0,4})?(?:有限|股份|公司|厂|店)|[xX]{2}/u;
/** Kinds of company and not one of them. */
const generic =
	/^(?:一人|国有独资|外商投资|中外合资|小额贷款|融资担保|这家|那家|一家|两家|某家|该家|上述|其他|相关|关联|目标|母|子|本|贵|我|各|多家|几家|若干|普通|有限|特殊的?普通|任何|所有|其|此|设立|成立|注册|变更为|改制为)*$/u;

export function findCompanies(text: string): Found[] {
	const full = spans(text, company, 'company')
		.map((found) => trim(text, found))
		.filter((found) => isNamed(text, found));
	return [...full, ...findShortNames(text), ...spans(text, english, 'company')];
}

function trim(text: string, found: Found): Found {
	const run = text.slice(found.start, found.end);
	const body = run.replace(new RegExp(`${suffix}.*$`, 'u'), '');
	let cut = 0;
	let end = -1;
	for (const match of body.matchAll(lead)) {
		// 与和谐公司: a second one right behind the first is already the name.
		if (match.index !== end && match.index + match[0].length <= body.length - 2) {
			cut = end = match.index + match[0].length;
		}
	}
	const open = /^[（()）·&]+/.exec(body.slice(cut));
	cut += open?.[0].length ?? 0;
	const at = [...body.slice(cut).matchAll(place)][0];
	if (at && at.index > 0 && at.index <= 2) cut += at.index;
	return { ...found, start: found.start + cut };
}

function isNamed(text: string, { start, end }: Found): boolean {
	const run = text.slice(start, end);
	if (hidden.test(run)) return false;
	const own = run.replace(new RegExp(`${suffix}.*$`, 'u'), '');
	if (own.length < 2 || generic.test(own)) return false;
	if (new RegExp(sure).test(run)) return true;
	return namedPlace.test(own) || party.test(text.slice(Math.max(0, start - 6), start));
}

function findShortNames(text: string): Found[] {
	const found: Found[] = [];
	for (const match of text.matchAll(shortName)) {
		const short = match[1] ?? '';
		if (!/.{2}(?:公司|厂|店|银行|集团|中心|商行|合作社)$/u.test(short)) continue;
		if (hidden.test(short) || generic.test(short.replace(/公司$/u, ''))) continue;
		const start = match.index + match[0].indexOf(short);
		found.push({ kind: 'company', start, end: start + short.length });
	}
	return found;
}
