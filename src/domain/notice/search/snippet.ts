import type { Snippet } from './answer.ts';
import { findRanges } from './find-ranges.ts';

const before = 24;
const longest = 120;

/** The stretch of a passage where most of its matches stand, with every match in it marked. */
export function makeSnippet(text: string, terms: string[]): Snippet {
	const all = findRanges(text, terms);
	const first = densestStart(all);
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

/** Where to begin so that the most marked characters are shown; the earliest of equals. */
function densestStart(ranges: ReadonlyArray<[number, number]>): number {
	let best = ranges[0]?.[0] ?? 0;
	let most = 0;
	for (const [start] of ranges) {
		let shown = 0;
		for (const [from, to] of ranges) {
			if (from >= start && to <= start + longest - before) shown += to - from;
		}
		if (shown > most) [best, most] = [start, shown];
	}
	return best;
}

// Never cut between the halves of a rare character.
function wholeUnit(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
