import {
	anyQuestion,
	type HintField,
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
	/** Of the question itself, so that a passage with nothing but hints is no hit. */
	asked: boolean;
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
	model: RankingModel,
	mostHintedPairs: number
): QuestionWeights {
	const { weights } = model;
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
			title: share * weights.title,
			asked: true
		});
	}
	const hints = sumHints(terms, model);
	const strongest = [...mergedPairs(hints)].sort(
		([, a], [, b]) =>
			Math.abs(b.text) + Math.abs(b.context) - Math.abs(a.text) - Math.abs(a.context)
	);
	let added = 0;
	for (const [key, { text, context }] of strongest) {
		const known = pairs.get(key);
		if (!known && added++ >= mostHintedPairs) continue;
		pairs.set(key, {
			text: known?.text ?? 0,
			textByLength: (known?.textByLength ?? 0) + text,
			run: known?.run ?? 0,
			after: known?.after ?? null,
			heading: (known?.heading ?? 0) + context * hintScale,
			title: (known?.title ?? 0) + context * hintScale,
			asked: known?.asked ?? false
		});
	}
	return {
		pairs,
		laws: hints.law,
		categories: hints.category,
		length: weights.length,
		repealed: weights.repealed
	};
}

type HintSums = Record<HintField, Map<number, number>>;

function sumHints(terms: readonly QuestionTerm[], model: RankingModel): HintSums {
	const sums: HintSums = {
		text: new Map(),
		context: new Map(),
		law: new Map(),
		category: new Map()
	};
	const said = terms.flatMap(({ key, weight }) =>
		typeof key === 'number' && weight === 1 ? [key] : []
	);
	for (const pair of [anyQuestion, ...said]) {
		const share = hintShare(pair, said.length);
		for (const { field, key, weight } of model.hintsOf(pair)) {
			sums[field].set(key, (sums[field].get(key) ?? 0) + share * weight);
		}
	}
	return sums;
}

function mergedPairs({ text, context }: HintSums) {
	const merged = new Map<number, { text: number; context: number }>();
	for (const [key, sum] of text) merged.set(key, { text: sum, context: 0 });
	for (const [key, sum] of context)
		merged.set(key, { text: merged.get(key)?.text ?? 0, context: sum });
	return merged;
}
