import type { Notice } from '../notice.ts';
import { blockText } from '../plain-text.ts';
import { withoutReferences } from './article-reference.ts';
import { parseQuery } from './query.ts';
import { questionTerms, termText } from './question.ts';
import { foldText } from './tokens.ts';

/** What to mark in a whole notice: the words as typed where it has them all, else what the question asks for. */
export function marksFor(query: string, { title, body }: Pick<Notice, 'title' | 'body'>): string[] {
	const blocks = [...body.zh, ...(body.en ?? [])];
	const text = foldText([title.zh, title.en ?? '', ...blocks.map(blockText)].join('\n'));
	const typed = parseQuery(query).map((term) => term.text);
	if (typed.every((term) => text.includes(term))) return typed;
	return questionMarks(foldText(query));
}

/** What marks the nearest texts, where nothing has the words as typed. */
export function questionMarks(folded: string): string[] {
	return questionTerms(withoutReferences(folded)).map(({ key }) => termText(key));
}
