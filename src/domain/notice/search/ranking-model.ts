/**
 * What was learned from judged questions: what a pair of characters in a question says about texts,
 * headings, laws and kinds of source. Never a question, a sentence or an answer (docs/search.md).
 */
export interface RankingModel {
	weights: FeatureWeights;
	/** What a pair in the question says; `anyQuestion` is what every question says. */
	hintsOf(pair: number): readonly Hint[];
}

export interface FeatureWeights {
	/** Share of the question's pairs in the passage, by rarity; and the same again by `lengthWeight`. */
	text: number;
	textByLength: number;
	/** Neighbouring pairs that are both in it: three characters in a row, as good as always. */
	run: number;
	/** The same in the headings above it and in the title. */
	heading: number;
	title: number;
	/** For each doubling of its length. */
	length: number;
	repealed: number;
}

export const featureNames = [
	'text',
	'textByLength',
	'run',
	'heading',
	'title',
	'length',
	'repealed'
] as const satisfies ReadonlyArray<keyof FeatureWeights>;

/** Where a hint looks: text of the passage, headings and title above it, which law, which kind of source. */
export const hintFields = ['text', 'context', 'law', 'category'] as const;
export type HintField = (typeof hintFields)[number];

export interface Hint {
	field: HintField;
	/** A bigram, or the hash of a name. */
	key: number;
	weight: number;
}

export const anyQuestion = 0;

/** A long question has many pairs, and each says less. */
export function hintShare(pair: number, pairs: number): number {
	return pair === anyQuestion ? 1 : 1 / Math.sqrt(pairs + 1);
}

/** Hints on headings are learned on the scale of `lengthWeight` in a passage of a common length. */
export const hintScale = 0.25;

/** Name of a law or of a kind of source as a number, the same for its full and its short form. */
export function nameHash(name: string): number {
	const short = name.replace(/[《》\s]/g, '').replace(/^中华人民共和国/, '');
	// FNV-1a over UTF-16 units.
	let hash = 0x811c9dc5;
	for (let at = 0; at < short.length; at++) {
		hash = Math.imul(hash ^ short.charCodeAt(at), 0x01000193);
	}
	return hash >>> 0;
}
