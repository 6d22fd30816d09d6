import { withPrintedReferences } from './article-reference.ts';
import { fullLawName } from './law-names.ts';
import { bigramKey, foldText, isHanUnit, isWordUnit } from './tokens.ts';

/** One thing a hit must contain, and the index entries that lead to it. */
export interface QueryTerm {
	/** Folded, as it must stand in the text. */
	text: string;
	bigrams: number[];
	/** Han characters that stand alone in the term. */
	units: number[];
	words: string[];
	/** The index alone proves it: no look at the text is needed. */
	exact: boolean;
}

/** Nobody types more, and a pasted page must not cost a minute. */
export const longestQuery = 100;
const mostTerms = 8;

/** Terms are separated by spaces; quotation marks hold several words together. */
export function parseQuery(query: string): QueryTerm[] {
	const folded = withPrintedReferences(foldText(query.slice(0, longestQuery)));
	const terms: QueryTerm[] = [];
	for (const match of folded.matchAll(/["“”]([^"“”]*)["“”]?|[^\s"“”]+/g)) {
		const term = toTerm(fullLawName(trimMarks(match[1] ?? match[0])));
		if (term && !terms.some((other) => other.text === term.text)) terms.push(term);
		if (terms.length === mostTerms) break;
	}
	return terms;
}

// 《合同法》 and 合同法 mean the same to the person who types.
function trimMarks(text: string): string {
	return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

export function toTerm(text: string): QueryTerm | null {
	const term: QueryTerm = { text, bigrams: [], units: [], words: [], exact: false };
	let at = 0;
	while (at < text.length) {
		const start = at;
		if (isHanUnit(text.charCodeAt(at))) {
			while (at < text.length && isHanUnit(text.charCodeAt(at))) at++;
			if (at - start === 1) term.units.push(text.charCodeAt(start));
			for (let i = start; i + 1 < at; i++) {
				term.bigrams.push(bigramKey(text.charCodeAt(i), text.charCodeAt(i + 1)));
			}
		} else if (isWordUnit(text.charCodeAt(at))) {
			while (at < text.length && isWordUnit(text.charCodeAt(at))) at++;
			term.words.push(text.slice(start, at));
		} else {
			at++;
		}
	}
	const parts = term.bigrams.length + term.units.length + term.words.length;
	if (parts === 0) return null;
	const covered = term.bigrams.length * 2 + term.units.length + (term.words[0]?.length ?? 0);
	term.exact = parts === 1 && covered === text.length;
	return term;
}
