import { legalWords } from './legal-words.ts';
import { withoutQuestionWords } from './stop-words.ts';
import { bigramKey, eachToken, isHanUnit, isPair } from './tokens.ts';

/** Something to look for, and how much of a match in it counts. */
export interface QuestionTerm {
	/** A pair of Han characters, or a word in letters or digits. */
	key: number | string;
	weight: number;
	/** The pair before it in the question, with which it shares a character. */
	after?: number;
}

/** The words of the law say what the person means, but the person did not say them. */
const legalWordWeight = 0.6;

/** What a question in plain words asks for, without the words of asking, with the words a law would use. */
export function questionTerms(folded: string): QuestionTerm[] {
	const terms = new Map<number | string, QuestionTerm>();
	const add = (term: QuestionTerm) => {
		if (!terms.has(term.key)) terms.set(term.key, term);
	};
	for (const part of withoutQuestionWords(folded)) {
		let before: number | null = null;
		eachToken(
			part,
			(key) => {
				if (!isPair(key)) before = null;
				else {
					add({ key, weight: 1, ...(before === null ? {} : { after: before }) });
					before = key;
				}
			},
			(word) => add({ key: word, weight: 1 })
		);
	}
	for (const words of legalWords(folded)) {
		for (let at = 0; at + 1 < words.length; at++) {
			const [first, second] = [words.charCodeAt(at), words.charCodeAt(at + 1)];
			if (!isHanUnit(first) || !isHanUnit(second)) continue;
			add({ key: bigramKey(first, second), weight: legalWordWeight });
		}
	}
	return [...terms.values()];
}

export function termText(key: number | string): string {
	return typeof key === 'string' ? key : String.fromCharCode(key >>> 16, key & 0xffff);
}
