import {
	anyQuestion,
	type FeatureWeights,
	hintScale,
	hintShare,
	type RankingModel
} from './ranking-model.ts';
import type { QuestionTerm } from './question.ts';

/** What one pair adds to the score of a passage that has it, by where it stands. */
export interface PairWeight {
	text: number;
	textByLength: number;
	/** For a passage that also has the pair before it. */
	run: number;
	after: number | null;
	heading: number;
	title: number;
}

export interface QuestionWeights {
	pairs: Map<number | string, PairWeight>;
	laws: Map<number, number>;
	categories: Map<number, number>;
	length: number;
	repealed: number;
}

/**
 * What to add up for a question. `rarityOf` is of the collection that is searched; each pair that
 * only a hint names is one more list of postings to read in every pack.
 */
export function weighQuestion(
	terms: readonly QuestionTerm[],
	rarityOf: (key: number | string) => number,
	weights: FeatureWeights,
	hints: HintSums,
	mostHintedPairs: number
): QuestionWeights {
	const pairs: QuestionWeights['pairs'] = new Map();
	const parts = terms.map((term) => ({ ...term, weight: term.weight * rarityOf(term.key) }));
	const total = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
	for (const { key, weight, after = null } of parts) {
		const share = weight / total;
		const shareBefore = after === null ? 0 : rarityOf(after) / total;
		pairs.set(key, {
			text: share * weights.text,
			textByLength: share * weights.textByLength,
			run: ((share + shareBefore) / 2) * weights.run,
			after,
			heading: share * weights.heading,
			title: share * weights.title
		});
	}
	const addHint = (key: number, { text, context }: PairHint) => {
		const known = pairs.get(key);
		pairs.set(key, {
			text: known?.text ?? 0,
			textByLength: (known?.textByLength ?? 0) + text,
			run: known?.run ?? 0,
			after: known?.after ?? null,
			heading: (known?.heading ?? 0) + context * hintScale,
			title: (known?.title ?? 0) + context * hintScale
		});
	};
	for (const { key } of terms) {
		const hint = typeof key === 'number' ? hints.pairs.get(key) : undefined;
		if (hint) addHint(key as number, hint);
	}
	if (mostHintedPairs > 0) {
		const others = [...hints.pairs].filter(([key]) => !pairs.has(key));
		others.sort(([, a], [, b]) => strength(b) - strength(a));
		for (const [key, hint] of others.slice(0, mostHintedPairs)) addHint(key, hint);
	}
	return {
		pairs,
		laws: hints.law,
		categories: hints.category,
		length: weights.length,
		repealed: weights.repealed
	};
}

/** What pairs say about pairs in a text and above it, about laws and about kinds of source. */
export interface HintSums {
	pairs: Map<number, PairHint>;
	law: Map<number, number>;
	category: Map<number, number>;
}

interface PairHint {
	text: number;
	context: number;
}

const strength = ({ text, context }: PairHint) => Math.abs(text) + Math.abs(context);

export function sumHints(terms: readonly QuestionTerm[], model: RankingModel): HintSums {
	const sums: HintSums = { pairs: new Map(), law: new Map(), category: new Map() };
	const said = terms.flatMap(({ key, weight }) =>
		typeof key === 'number' && weight === 1 ? [key] : []
	);
	for (const pair of [anyQuestion, ...said]) {
		const share = hintShare(pair, said.length);
		for (const { field, key, weight } of model.hintsOf(pair)) {
			const more = share * weight;
			if (field === 'law' || field === 'category') {
				sums[field].set(key, (sums[field].get(key) ?? 0) + more);
				continue;
			}
			const hint = sums.pairs.get(key);
			if (hint) hint[field] += more;
			else sums.pairs.set(key, { text: 0, context: 0, [field]: more });
		}
	}
	return sums;
}
