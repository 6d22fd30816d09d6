import { foldText } from './tokens.ts';

/** Every place of every term, in order, touching or overlapping places joined. Also what the reader highlights. */
export function findRanges(text: string, terms: string[]): Array<[number, number]> {
	const folded = foldText(text);
	const found: Array<[number, number]> = [];
	for (const term of terms) {
		if (term.length === 0) continue;
		for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) {
			found.push([at, at + term.length]);
		}
	}
	found.sort((a, b) => a[0] - b[0]);
	const joined: Array<[number, number]> = [];
	for (const range of found) {
		const last = joined[joined.length - 1];
		if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
		else joined.push(range);
	}
	return joined;
}
