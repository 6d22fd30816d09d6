import { type Found, spans } from './finding.ts';

const digits = '[0-9一二三四五六七八九十百零〇]';
const region = '(?:\\p{sc=Han}{2,7}(?:省|自治区|市|自治州|区|县|旗|镇|乡|街道)){0,5}';
const rooms = `(?:(?:之${digits}{1,3})|(?:[-－]?[A-Za-z0-9]{0,6}(?:附|第)?${digits}{0,5}(?:号楼?|栋|幢|座|楼|层|单元|室|房)))*`;
/** A street with a house number; 地铁12号线 and 第12号令 are none. */
const street = `\\p{sc=Han}{1,8}?(?:路|街|大道|巷|胡同|弄|里|道)(?:[东西南北中](?:段|路|街)?)?${digits}{1,5}(?:号|弄)(?!线|令|文|楼盘|公告|通知|决定)`;
const village = `\\p{sc=Han}{1,8}(?:村|社区|屯)(?:${digits}{1,4}组|${digits}{1,5}号)(?:${digits}{1,5}号)?`;
const estate = `\\p{sc=Han}{2,10}(?:小区|花园|公寓|大厦|广场|家园|苑|城|园区|工业园)[A-Za-z]?${digits}{1,4}(?:号楼?|栋|幢|座|期|单元)`;
const address = new RegExp(`${region}(?:${street}|${village}|${estate})${rooms}`, 'gu');

export function findAddresses(text: string): Found[] {
	return spans(text, address, 'address').map((found) => cutVerb(text, found));
}

/** 住所地位于云杉市松柏路3号: the words before the place are not part of it. */
const lead =
	/^\p{sc=Han}*?(?:位于|坐落于|坐落|住所地|住所|住址|地址|住在|住|在|至|到|从|于|为|的|是)(?=\p{sc=Han}{2})/u;

function cutVerb(text: string, found: Found): Found {
	let { start } = found;
	for (;;) {
		const cut = lead.exec(text.slice(start, found.end));
		if (!cut?.[0]) return { ...found, start };
		start += cut[0].length;
	}
}
