import { anchorOf, readArticleNumber } from './article.ts';

export interface CitationInText {
	law: string;
	/** As printed, 第二十七条. */
	article: string;
	/** Anchor of the article in the law's own notice. */
	anchor: string;
	/** Place of the whole citation in the text, `[start, end)`. */
	start: number;
	end: number;
}

/** Finds 《…法》第N条 in a text, also several articles after one name (第十条、第八十二条). */
export function findCitations(text: string): CitationInText[] {
	const found: CitationInText[] = [];
	for (const match of text.matchAll(/《([^《》\n]{2,60})》/g)) {
		const law = shortLawName(match[1] ?? '');
		let start = match.index;
		let at = match.index + match[0].length;
		for (;;) {
			const read = readArticleNumber(text.slice(at, at + 30));
			if (!read) break;
			const end = at + read.label.length;
			found.push({ law, article: read.label, anchor: anchorOf(read), start, end });
			const joint = /^(?:第[一二三四五六七八九十]+[款项])*[、和及,，]/.exec(
				text.slice(end, end + 12)
			);
			if (!joint) break;
			start = at = end + joint[0].length;
		}
	}
	return found;
}

/** 中华人民共和国劳动法 and 劳动法 are one law. */
export function shortLawName(title: string): string {
	return title.replace(/^中华人民共和国/, '').trim();
}
