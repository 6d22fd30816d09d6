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
	const reader = new VarintReader(bytes);
	const pairs = reader.read();
	const words = reader.read();
	const marks = Math.ceil(pairs / stride);
	const markKeys = new Uint32Array(marks);
	const markPlaces = new Uint32Array(marks);
	const markLengths = new Uint32Array(marks);
	const markStarts = new Uint32Array(marks);
	let key = 0;
	for (let at = 0; at < pairs; at++) {
		key += reader.read();
		if (at % stride === 0) {
			markKeys[at / stride] = key;
			markPlaces[at / stride] = reader.at;
		}
	}
	let start = 0;
	for (let at = 0; at < pairs; at++) {
		if (at % stride === 0) {
			markLengths[at / stride] = reader.at;
			markStarts[at / stride] = start;
		}
		start += reader.read();
	}
	const wordEnds = new Uint32Array(words + 1);
	wordEnds[0] = start;
	for (let at = 0; at < words; at++) wordEnds[at + 1] = (wordEnds[at] ?? 0) + reader.read();
	const text = words === 0 ? '' : decodeText(reader.rest());

	/** Calls back with each term from a mark on, until told to stop. */
	function walk(mark: number, visit: (key: number, from: number, to: number) => boolean): void {
		const keys = new VarintReader(bytes, markPlaces[mark]);
		const lengths = new VarintReader(bytes, markLengths[mark]);
		let current = markKeys[mark] ?? 0;
		let from = markStarts[mark] ?? 0;
		for (let at = mark * stride; at < pairs; at++) {
			const to = from + lengths.read();
			if (!visit(current, from, to)) return;
			current += keys.read();
			from = to;
		}
	}

	function rangesBetween(first: number, last: number): Range[] {
		const ranges: Range[] = [];
		if (marks === 0) return ranges;
		walk(Math.max(0, lowerBound(markKeys, first + 1) - 1), (found, from, to) => {
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
