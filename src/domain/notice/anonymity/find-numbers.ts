import { isCreditCode, isIdNumber, isLuhn } from './check-digits.ts';
import { type Found, type FindingKind, spans } from './finding.ts';

/** A run of digits as people write them: in groups, with spaces or hyphens between. */
const digitRun = /(^|[^\dA-Za-z.])(\+?\d(?:[ \u3000\-\u2013\u2014]?\d)*[Xx]?)(?![\dA-Za-z])/g;
const separators = /[ \u3000\-\u2013\u2014]/;
const accountBefore = /(?:账号|帐号|账户|帐户|卡号)[^\d，。；]{0,8}$/;
const idBefore = /(?:身份证|证件)(?:号码?)?[^\d，。；]{0,6}$/;

/** Identity numbers, phones, cards, codes, plates and mail addresses in a text with folded digits. */
export function findNumbers(text: string): Found[] {
	return [
		...findDigits(text),
		...spans(text, /[(（]0\d{2,3}[)）][ -]?\d{7,8}(?!\d)/g, 'phone'),
		...spans(text, /(护照(?:号码?)?[:： ]{0,2})[A-Z]{1,2}\d{7,8}(?!\d)/g, 'idNumber'),
		...spans(text, /((?:微信号?|QQ号?)[:： ]{0,2})[A-Za-z0-9][-_A-Za-z0-9]{5,19}/g, 'phone'),
		...spans(text, /[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g, 'email'),
		...findCreditCodes(text),
		...findPlates(text)
	];
}

function findDigits(text: string): Found[] {
	const found: Found[] = [];
	for (const match of text.matchAll(digitRun)) {
		const [, edge = '', run = ''] = match;
		const start = match.index + edge.length;
		const before = text.slice(0, start);
		const whole = kindOf(run, before);
		if (whole) found.push({ kind: whole, start, end: start + run.length });
		else found.push(...findParts(run, start, before));
	}
	return found;
}

/** Two numbers side by side look like one in groups. */
function findParts(run: string, start: number, before: string): Found[] {
	const found: Found[] = [];
	let at = start;
	for (const part of run.split(separators)) {
		const kind = part === run ? null : kindOf(part, before);
		if (kind) found.push({ kind, start: at, end: at + part.length });
		at += part.length + 1;
	}
	return found;
}

function kindOf(run: string, before: string): FindingKind | null {
	const digits = run.replaceAll(/[^\dXx]/g, '');
	if (isIdNumber(digits)) return 'idNumber';
	// Somebody's number with a slip in it is still somebody's number.
	if (/^\d{14,17}[\dXx]$/.test(digits) && idBefore.test(before)) return 'idNumber';
	if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)) return 'phone';
	if (/^0\d{2,3}[- \u2013\u2014]?\d{7,8}$/.test(run) && digits.length >= 10) return 'phone';
	if (/^[48]00\d{7}$/.test(digits)) return 'phone';
	if (/^[3-6]\d{15,18}$/.test(digits) && isLuhn(digits)) return 'bankCard';
	return /^\d{8,30}$/.test(digits) && accountBefore.test(before) ? 'bankCard' : null;
}

function findCreditCodes(text: string): Found[] {
	const all = spans(text, /(^|[^\dA-Za-z])[0-9A-Z]{18}(?![\dA-Za-z])/g, 'creditCode');
	return all.filter(({ start, end }) => {
		const code = text.slice(start, end);
		return isCreditCode(code) && !isIdNumber(code);
	});
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const plate = new RegExp(
	`[${provinces}][A-HJ-NP-Z][·•. ]?(?=[A-Z]{0,5}\\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Z0-9])`,
	'g'
);

function findPlates(text: string): Found[] {
	return spans(text, plate, 'plate');
}
