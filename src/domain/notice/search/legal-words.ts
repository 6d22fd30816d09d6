import { lifeWords } from './life-words.ts';
import { workWords } from './work-words.ts';

const entries = [...Object.entries(workWords), ...Object.entries(lifeWords)];

/** The law's own words for what a question says in the words of the street. */
export function legalWords(folded: string): string[] {
	return entries.flatMap(([word, legal]) => (folded.includes(word) ? legal : []));
}
