import type { NoticeLanguage } from '../notice.ts';
import { openDictionary } from './dictionary.ts';
import { PackedLists, type Range } from './packed-lists.ts';
import { readPostings } from './postings.ts';
import { lowerBound, unite } from './sorted-lists.ts';
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
	/** Field in bits 0 and 1, English in bit 2, level of a heading from bit 3. */
	flags: Uint8Array;
	/** A byte for the length of each passage (`passage-length.ts`). */
	lengths: Uint8Array;
	languageOf(passage: number): NoticeLanguage;
	/** Position of its notice in the pack's headers. */
	positionOf(passage: number): number;
	/**
	 * Ascending passage numbers of a bigram; of a word, those with a word that contains it, so `forc`
	 * finds `force`. Empty when nothing has it.
	 */
	postings(key: number | string): Promise<Uint32Array>;
	/** Length of a bigram's list as it is packed: how common it is. 0 when nothing has it. */
	packedLength(key: number): number;
	/** The same for many keys, in their order, in few reads. */
	manyPostings(keys: ReadonlyArray<number | string>): Promise<Uint32Array[]>;
	/** Passages with a Han run in which this unit stands anywhere. */
	unitPostings(unit: number): Promise<Uint32Array>;
}

type ReadRange = (from: number, to: number) => Promise<Uint8Array>;

export function openSegment(
	passages: Uint8Array,
	terms: Uint8Array,
	decodeText: (bytes: Uint8Array) => string,
	read: ReadRange
): Segment {
	const dictionary = openDictionary(terms, decodeText);
	const lists = new PackedLists(read);
	const rangesOf = (key: number | string) =>
		typeof key === 'string' ? dictionary.wordRanges(key) : dictionary.pairRanges(key);
	const readLists = async (ranges: readonly Range[]) =>
		unite(await Promise.all(ranges.map(async (range) => readPostings(await lists.read(range)))));

	return {
		...readPassages(passages),
		postings: (key) => readLists(rangesOf(key)),
		packedLength: (key) =>
			dictionary.pairRanges(key).reduce((sum, [from, to]) => sum + to - from, 0),
		manyPostings: async (keys) => {
			const ranges = keys.map(rangesOf);
			const packed = await lists.readMany(ranges.flat());
			let at = 0;
			return ranges.map((some) => unite(some.map(() => readPostings(packed[at++] ?? none))));
		},
		unitPostings: (unit) => readLists(dictionary.unitRanges(unit))
	};
}

const none = new Uint8Array();

function readPassages(bytes: Uint8Array) {
	const reader = new VarintReader(bytes);
	const notices = reader.read();
	const firstPassages = new Uint32Array(notices + 1);
	for (let at = 0; at < notices; at++) {
		firstPassages[at + 1] = (firstPassages[at] ?? 0) + reader.read();
	}
	const rest = reader.rest();
	const passageCount = firstPassages[notices] ?? 0;
	if (rest.length < 2 * passageCount) throw new Error('The passage table ends too early.');
	const flags = rest.subarray(0, passageCount);
	return {
		passageCount,
		firstPassages,
		flags,
		lengths: rest.subarray(passageCount, 2 * passageCount),
		fieldOf: (passage: number) => passageFields[(flags[passage] ?? 0) & 3] ?? 'text',
		languageOf: (passage: number): NoticeLanguage => ((flags[passage] ?? 0) & 4 ? 'en' : 'zh'),
		positionOf: (passage: number) => lowerBound(firstPassages, passage + 1) - 1
	};
}
