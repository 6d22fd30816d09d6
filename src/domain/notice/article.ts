const digits: Record<string, number> = {
	零: 0,
	〇: 0,
	一: 1,
	二: 2,
	两: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9
};
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 五百零九 or 509 as a number; null when it is neither. Laws stay below ten thousand articles. */
export function readChineseNumber(text: string): number | null {
	if (/^[0-9]{1,5}$/.test(text)) return Number(text);
	let sum = 0;
	let digit = 0;
	for (const character of text) {
		const unit = units[character];
		const value = digits[character];
		if (unit !== undefined) {
			// 十二 has no digit before its ten.
			sum += (digit || 1) * unit;
			digit = 0;
		} else if (value !== undefined) {
			digit = value;
		} else {
			return null;
		}
	}
	return text.length === 0 ? null : sum + digit;
}

const numeral = '[一二三四五六七八九十百千零〇两0-9]+';
const articlePattern = new RegExp(`^第(${numeral})条(?:之(${numeral}))?`);

export interface ArticleNumber {
	article: number;
	/** 之一, 之二: articles put in later. */
	insert: number | null;
	/** As printed, 第五百零九条之一. */
	label: string;
}

/** Reads 第五百零九条之一 at the start of a text. */
export function readArticleNumber(text: string): ArticleNumber | null {
	const match = articlePattern.exec(text);
	if (!match?.[1]) return null;
	const article = readChineseNumber(match[1]);
	const insert = match[2] ? readChineseNumber(match[2]) : null;
	return article === null ? null : { article, insert, label: match[0] };
}

/** Anchor of an article in its law: `a509`, `a133-1` for 第一百三十三条之一. Also takes `509` and `133之一`. */
export function articleAnchor(article: string): string | null {
	const label = article.startsWith('第') ? article : `第${article.replace(/^([^之]+)/, '$1条')}`;
	const read = readArticleNumber(label);
	return read && anchorOf(read);
}

export function anchorOf({ article, insert }: Pick<ArticleNumber, 'article' | 'insert'>): string {
	return insert === null ? `a${article}` : `a${article}-${insert}`;
}

/** The article an anchor names, as it stands in the address of its page: `a133-1` is 133之1. */
export function articleOfAnchor(anchor: string): string {
	return anchor.slice(1).replace('-', '之');
}
