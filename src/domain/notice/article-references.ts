import { readChineseNumber } from './article.ts';

/** One printed reference to articles: 第十条第二款, 第32、33条, 第十条至第十五条. */
export interface ArticleReference {
	/** As the register writes them, `10` or `133之一`; a range names every article in it. */
	articles: string[];
	/** 款 of the article, when one is named. */
	paragraph: number | null;
	/** Length of the reference with its 款 and 项. */
	length: number;
}

const numeral = '[一二三四五六七八九十百千零〇两0-9]{1,9}';
const space = '[ \\u3000]?';
const single = `第${space}(${numeral})${space}条(?:之(${numeral}))?`;
const list = `第(${numeral}(?:[、，,]${numeral})+)条`;
const range = `第(${numeral})条?(?:[-—–~～]{1,2}|至|到)第?(${numeral})条`;
const parts = `(?:第(${numeral})款)?(?:(?:[、和及]?第${numeral}款)*(?:第?[（(]?${numeral}[)）]?项(?:[、和及至](?:第?[（(]?${numeral}[)）]?项))*)?)`;
const reference = new RegExp(`^(?:${range}|${list}|${single})${parts}`);

/** A longer range is a slip of the pen or a whole part of a law: only its two ends are told. */
const longestRange = 60;

/** Reads the reference at the start of a text; null when there is none. */
export function readArticleReference(text: string): ArticleReference | null {
	const match = reference.exec(text);
	if (!match) return null;
	const [, from, to, several, one, insert, paragraph] = match;
	const articles =
		from && to
			? articlesBetween(from, to)
			: several
				? several.split(/[、，,]/).map(plainNumber)
				: [plainNumber(one ?? '') + (insert ? `之${insert}` : '')];
	if (articles.some((article) => !/^[1-9]/.test(article))) return null;
	return {
		articles,
		paragraph: paragraph ? readChineseNumber(paragraph) : null,
		length: match[0].length
	};
}

function articlesBetween(from: string, to: string): string[] {
	const first = readChineseNumber(from) ?? 0;
	const last = readChineseNumber(to) ?? 0;
	if (last <= first || last - first > longestRange) return [String(first), String(last)];
	return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}

function plainNumber(text: string): string {
	return String(readChineseNumber(text) ?? 0);
}
