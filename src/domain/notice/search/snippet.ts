import type { Snippet } from './answer.ts';
import { foldText } from './tokens.ts';

const before = 24;
const longest = 120;

/** The stretch of a passage around its first match, with every match in it marked. */
export function makeSnippet(text: string, terms: string[]): Snippet {
	const all = findRanges(text, terms);
	const first = all[0]?.[0] ?? 0;
	const start = first <= before ? 0 : wholeUnit(text, first - before);
	const end = wholeUnit(text, Math.min(text.length, start + longest));
	const lead = start > 0 ? '…' : '';
	const tail = end < text.length ? '…' : '';
	const shift = lead.length - start;
	const ranges = all
		.filter(([from, to]) => from >= start && to <= end)
		.map(([from, to]): [number, number] => [from + shift, to + shift]);
	return { text: lead + text.slice(start, end).replaceAll('\n', ' ') + tail, ranges };
}

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

// Never cut between the halves of a rare character.
function wholeUnit(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
