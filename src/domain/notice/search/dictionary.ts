import { initialsMark } from './pinyin-initials.ts';
import type { Range } from './packed-lists.ts';
import { lowerBound } from './sorted-lists.ts';
import { VarintReader } from './varint.ts';

/** Where the postings of each term lie. */
export interface Dictionary {
	pairRanges(key: number): Range[];
	/** All pairs that begin with a unit, and the unit alone. */
	unitRanges(unit: number): Range[];
	/** All words that contain a part. */
	wordRanges(part: string): Range[];
}

/** Two letters are the initials of something in half the titles. */
const fewestInitials = 3;

/** Terms between two marks: a look-up reads this many numbers at most, and a mark costs twelve bytes. */
const stride = 32;

/** Keys and lengths stay packed in memory, with a mark every few terms to start from. */
export function openDictionary(
	bytes: Uint8Array,
	decodeText: (bytes: Uint8Array) => string
): Dictionary {
	const head = new VarintReader(bytes);
	const pairs = head.read();
	const words = head.read();
	const keys = markEvery(bytes, head.at, pairs);
	const lengths = markEvery(bytes, keys.end, pairs);
	const rest = new VarintReader(bytes, lengths.end);
	const wordEnds = new Uint32Array(words + 1);
	wordEnds[0] = lengths.total;
	for (let at = 0; at < words; at++) wordEnds[at + 1] = (wordEnds[at] ?? 0) + rest.read();
	const text = words === 0 ? '' : decodeText(rest.rest());

	/** Calls back with each term from a mark on, until told to stop. */
	function walk(mark: number, visit: (key: number, from: number, to: number) => boolean): void {
		const gaps = new VarintReader(bytes, keys.places[mark]);
		const sizes = new VarintReader(bytes, lengths.places[mark]);
		let key = keys.sums[mark] ?? 0;
		let from = lengths.sums[mark] ?? 0;
		for (let at = mark * stride; at < pairs; at++) {
			key += gaps.read();
			const to = from + sizes.read();
			if (!visit(key, from, to)) return;
			from = to;
		}
	}

	function rangesBetween(first: number, last: number): Range[] {
		const ranges: Range[] = [];
		walk(Math.max(0, lowerBound(keys.sums, first) - 1), (found, from, to) => {
			if (found >= first && found <= last) ranges.push([from, to]);
			return found < last;
		});
		return ranges;
	}

	return {
		pairRanges: (pair) => rangesBetween(pair, pair),
		unitRanges: (unit) => rangesBetween(unit * 0x10000, unit * 0x10000 + 0xffff),
		wordRanges: (part) => {
			const ranges: Range[] = [];
			let word = 0;
			let counted = 0;
			for (let at = text.indexOf(part); at !== -1;) {
				for (let line = text.indexOf('\n', counted); line !== -1 && line < at; word++) {
					counted = line + 1;
					line = text.indexOf('\n', counted);
				}
				const isInitials = text.startsWith(initialsMark, counted);
				if (!isInitials || part.length >= fewestInitials) {
					ranges.push([wordEnds[word] ?? 0, wordEnds[word + 1] ?? 0]);
				}
				const next = text.indexOf('\n', at);
				at = next === -1 ? -1 : text.indexOf(part, next);
			}
			return ranges;
		}
	};
}

/**
 * Passes over a row of varints once: where every `stride`th begins, and what those before it add up to.
 * Read in place, because this is most of the work of opening a search.
 */
function markEvery(bytes: Uint8Array, start: number, count: number) {
	const marks = Math.ceil(count / stride);
	const places = new Uint32Array(marks);
	const sums = new Uint32Array(marks);
	let at = start;
	let total = 0;
	for (let mark = 0; mark < marks; mark++) {
		places[mark] = at;
		sums[mark] = total;
		for (let left = Math.min(stride, count - mark * stride); left > 0; left--) {
			let byte = bytes[at++] ?? 0;
			let value = byte & 127;
			for (let shift = 7; byte > 127; shift += 7) {
				byte = bytes[at++] ?? 0;
				value |= (byte & 127) << shift;
			}
			total += value >>> 0;
		}
	}
	if (at > bytes.length) throw new Error('The section ends too early.');
	return { places, sums, total, end: at };
}
