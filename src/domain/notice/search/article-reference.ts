import { anchorOf, readChineseNumber } from '../article.ts';

const reference =
	/第?([一二三四五六七八九十百千零〇两0-9]{1,9})条(?:之([一二三四五六七八九十0-9]{1,3}))?/g;

export interface ArticleReference {
	/** As laws print it: 第五百零九条之一. */
	label: string;
	article: number;
	/** Id of its block in a law. */
	anchor: string;
}

/** Articles a query names, in Chinese or Arabic numerals; 三条 without 第 is a number of things. */
export function articleReferences(folded: string): ArticleReference[] {
	return Array.from(folded.matchAll(reference), toReference).filter((found) => found !== null);
}

/** The query with each article as laws print it, standing for itself. */
export function withPrintedReferences(folded: string): string {
	return folded.replace(reference, (whole, ...groups) => {
		const found = toReference([whole, ...(groups as string[])]);
		return found ? ` ${found.label} ` : whole;
	});
}

export function withoutReferences(folded: string): string {
	return folded.replace(reference, (whole, ...groups) =>
		toReference([whole, ...(groups as string[])]) ? ' ' : whole
	);
}

function toReference([
	whole = '',
	number = '',
	insert
]: readonly string[]): ArticleReference | null {
	const article = readChineseNumber(number);
	const isArabic = /^\d+$/.test(number);
	if (article === null || article === 0 || (!whole.startsWith('第') && !isArabic)) return null;
	const later = insert === undefined ? null : readChineseNumber(insert);
	const label = `第${chineseNumber(article)}条${later ? `之${chineseNumber(later)}` : ''}`;
	return { label, article, anchor: anchorOf({ article, insert: later }) };
}

const numerals = '零一二三四五六七八九';

/** 1009 as 一千零九; laws stay below ten thousand articles. */
export function chineseNumber(value: number): string {
	let text = '';
	let gap = false;
	for (const [unit, name] of [
		[1000, '千'],
		[100, '百'],
		[10, '十'],
		[1, '']
	] as const) {
		const digit = Math.floor(value / unit) % 10;
		if (digit === 0) {
			gap = text !== '';
			continue;
		}
		if (gap) text += '零';
		gap = false;
		text += (unit === 10 && digit === 1 && text === '' ? '' : numerals[digit]) + name;
	}
	return text;
}
