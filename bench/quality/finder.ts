import type { FeatureWeights } from '../../src/domain/notice/search/ranking-model.ts';
import { hintScale } from '../../src/domain/notice/search/ranking-model.ts';
import type { HintSpace } from './hint-space.ts';
import { invert, listAt, type Lists } from './training-set.ts';

export interface AskedTerms {
	terms: ReadonlyArray<{ token: number; weight: number }>;
	/** Neighbouring pairs, and the mean of their weights. */
	runs: ReadonlyArray<{ first: number; second: number; weight: number }>;
	/** Sum of the weights. */
	total: number;
}

/** Scores all articles at once, as the product's ranking does from its index. */
export class Finder {
	readonly rarity: Float32Array;
	#space: HintSpace;
	#byText: Lists;
	#byContext: Lists;
	#byTitle: Lists;

	constructor(space: HintSpace) {
		const { keys, text, context, title, ids } = space.articles;
		this.#space = space;
		this.#byText = invert(text, keys.length);
		this.#byContext = invert(context, keys.length);
		this.#byTitle = invert(title, keys.length);
		this.rarity = Float32Array.from(keys, (_, token) => {
			const found = listAt(this.#byText, token).length;
			return Math.log(1 + (ids.length - found + 0.5) / (found + 0.5));
		});
	}

	/** Best first. `sums` is what the hints add, by place. */
	best(
		question: AskedTerms,
		weights: FeatureWeights,
		sums: ReadonlyMap<number, number>,
		limit: number
	): number[] {
		const space = this.#space;
		const { law, category, length, expired } = space.articles;
		const scores = new Float32Array(length.length);
		const ofLaw = new Float32Array(space.categoryOf.length);
		const ofCategory = new Float32Array(space.lawsInCategory.length);
		const inText = (token: number, flat: number, byLength: number) => {
			for (const at of listAt(this.#byText, token)) {
				scores[at] = (scores[at] ?? 0) + flat + byLength * (space.scale[at] ?? 0);
			}
		};
		const above = (token: number, heading: number, title: number) => {
			for (const at of listAt(this.#byContext, token)) scores[at] = (scores[at] ?? 0) + heading;
			for (const at of listAt(this.#byTitle, token)) ofLaw[at] = (ofLaw[at] ?? 0) + title;
		};
		for (const { token, weight } of question.terms) {
			const share = weight / question.total;
			inText(token, share * weights.text, share * weights.textByLength);
			above(token, share * weights.heading, share * weights.title);
		}
		for (const { first, second, weight } of question.runs) {
			const more = (weight / question.total) * weights.run;
			const [one, other] = [listAt(this.#byText, first), listAt(this.#byText, second)];
			for (let at = 0, to = 0; at < one.length && to < other.length;) {
				const [here = 0, there = 0] = [one[at], other[to]];
				if (here === there) scores[here] = (scores[here] ?? 0) + more;
				if (here <= there) at++;
				if (there <= here) to++;
			}
		}
		for (const [place, sum] of sums) {
			if (place < space.contexts) inText(place, 0, sum);
			else if (place < space.laws) {
				above(place - space.contexts, sum * hintScale, sum * hintScale);
			} else if (place < space.categories) {
				const at = place - space.laws;
				ofLaw[at] = (ofLaw[at] ?? 0) + sum;
			} else ofCategory[place - space.categories] = sum;
		}
		for (let at = 0; at < scores.length; at++) {
			scores[at] =
				(scores[at] ?? 0) +
				(ofLaw[law[at] ?? 0] ?? 0) +
				(ofCategory[category[at] ?? 0] ?? 0) +
				weights.length * Math.log((length[at] ?? 0) + 20) +
				weights.repealed * (expired[at] ?? 0);
		}
		return highest(scores, limit);
	}
}

/** Places of the highest, highest first. */
export function highest(scores: Float32Array, limit: number): number[] {
	let chosen: number[] = [];
	let bar = -Infinity;
	const tighten = () => {
		chosen.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
		chosen = chosen.slice(0, limit);
		bar = chosen.length < limit ? -Infinity : (scores[chosen[limit - 1] ?? 0] ?? 0);
	};
	for (let at = 0; at < scores.length; at++) {
		if ((scores[at] ?? 0) > bar && chosen.push(at) > limit * 8) tighten();
	}
	tighten();
	return chosen;
}
