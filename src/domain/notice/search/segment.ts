import type { NoticeLanguage } from '../notice.ts';
import { readPostings } from './postings.ts';
import { VarintReader } from './varint.ts';

/** What a passage is, which is also how much a match in it counts. */
export const passageFields = ['title', 'heading', 'text'] as const;
export type PassageField = (typeof passageFields)[number];

/** The index of one pack: dictionary and passage table in memory, postings read on demand. */
export interface Segment {
	/** Passages in the pack, all notices one after the other, in the order of its headers. */
	passageCount: number;
	/** Number of the first passage of the notice at a position; one more entry closes the last. */
	firstPassages: Uint32Array;
	fieldOf(passage: number): PassageField;
	languageOf(passage: number): NoticeLanguage;
	/** Position of its notice in the pack's headers. */
	positionOf(passage: number): number;
	/** Ascending passage numbers; empty when nothing has this bigram. */
	bigramPostings(key: number): Promise<Uint32Array>;
	/** Passages with a Han run in which this unit stands anywhere. */
	unitPostings(unit: number): Promise<Uint32Array>;
	/** Passages with a word that contains this one, so `forc` finds `force`. */
	wordPostings(part: string): Promise<Uint32Array>;
}

type ReadRange = (from: number, to: number) => Promise<Uint8Array>;

export function openSegment(
	passages: Uint8Array,
	terms: Uint8Array,
	decodeText: (bytes: Uint8Array) => string,
	read: ReadRange
): Segment {
	const table = readPassages(passages);
	const { keys, ends, words, wordEnds } = readTerms(terms, decodeText);

	const firstWord = ends[ends.length - 1] ?? 0;
	const bigramStart = (at: number) => (at === 0 ? 0 : (ends[at - 1] ?? 0));
	const wordStart = (at: number) => (at === 0 ? firstWord : (wordEnds[at - 1] ?? 0));
	// Neighbours in the dictionary are neighbours in the file: one read for all of them.
	const readLists = async (
		chosen: readonly number[],
		startOf: (at: number) => number,
		endOf: Uint32Array
	): Promise<Uint32Array> => {
		const [first] = chosen;
		const last = chosen[chosen.length - 1];
		if (first === undefined || last === undefined) return new Uint32Array();
		const from = startOf(first);
		const bytes = await read(from, endOf[last] ?? 0);
		return unite(
			chosen.map((at) => readPostings(bytes.subarray(startOf(at) - from, (endOf[at] ?? 0) - from)))
		);
	};

	return {
		...table,
		bigramPostings: async (key) => {
			const at = lowerBound(keys, key);
			return keys[at] === key ? readLists([at], bigramStart, ends) : new Uint32Array();
		},
		unitPostings: async (unit) => {
			const first = lowerBound(keys, unit * 0x10000);
			const end = lowerBound(keys, (unit + 1) * 0x10000);
			const chosen = Array.from({ length: end - first }, (_, at) => first + at);
			return readLists(chosen, bigramStart, ends);
		},
		wordPostings: async (part) => {
			const chosen: number[] = [];
			words.forEach((word, at) => {
				if (word.includes(part)) chosen.push(at);
			});
			return readLists(chosen, wordStart, wordEnds);
		}
	};
}

function readPassages(bytes: Uint8Array) {
	const reader = new VarintReader(bytes);
	const notices = reader.read();
	const firstPassages = new Uint32Array(notices + 1);
	for (let at = 0; at < notices; at++) {
		firstPassages[at + 1] = (firstPassages[at] ?? 0) + reader.read();
	}
	const flags = reader.rest();
	const passageCount = firstPassages[notices] ?? 0;
	if (flags.length < passageCount) throw new Error('The passage table ends too early.');
	return {
		passageCount,
		firstPassages,
		fieldOf: (passage: number) => passageFields[(flags[passage] ?? 0) & 3] ?? 'text',
		languageOf: (passage: number): NoticeLanguage => ((flags[passage] ?? 0) & 4 ? 'en' : 'zh'),
		positionOf: (passage: number) => lowerBound(firstPassages, passage + 1) - 1
	};
}

function readTerms(bytes: Uint8Array, decodeText: (bytes: Uint8Array) => string) {
	const reader = new VarintReader(bytes);
	const bigrams = reader.read();
	const wordCount = reader.read();
	const keys = new Uint32Array(bigrams);
	const ends = new Uint32Array(bigrams);
	const wordEnds = new Uint32Array(wordCount);
	let key = 0;
	for (let at = 0; at < bigrams; at++) keys[at] = key += reader.read();
	let end = 0;
	for (let at = 0; at < bigrams; at++) ends[at] = end += reader.read();
	for (let at = 0; at < wordCount; at++) wordEnds[at] = end += reader.read();
	const words = wordCount === 0 ? [] : decodeText(reader.rest()).split('\n');
	return { keys, ends, words, wordEnds };
}

/** First place whose value is not below `value`. */
export function lowerBound(sorted: Uint32Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function intersect(lists: Uint32Array[]): Uint32Array {
	const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
	if (!shortest) return new Uint32Array();
	return shortest.filter((passage) =>
		others.every((list) => list[lowerBound(list, passage)] === passage)
	);
}

export function unite(lists: Uint32Array[]): Uint32Array {
	if (lists.length === 1 && lists[0]) return lists[0];
	const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
	let length = 0;
	for (const list of lists) {
		all.set(list, length);
		length += list.length;
	}
	all.sort();
	let kept = 0;
	for (const passage of all) {
		if (kept === 0 || all[kept - 1] !== passage) all[kept++] = passage;
	}
	return all.subarray(0, kept);
}
