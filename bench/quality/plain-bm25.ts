import { bigramKey, foldText, isHanUnit } from '../../src/domain/notice/search/tokens.ts';
import { highest } from './finder.ts';
import { type Articles, invert, listAt } from './training-set.ts';

const k1 = 1.2;
const b = 0.75;

/** The baseline: BM25 over the bigrams of title and text, any of them, nothing learned. */
export class PlainBm25 {
	#articles: Articles;
	#lists: ReturnType<typeof invert>;
	#lengths: Float32Array;
	#mean: number;

	constructor(articles: Articles) {
		this.#articles = articles;
		const { written, title, law, keys } = articles;
		const starts = [0];
		const items: number[] = [];
		for (let at = 0; at < law.length; at++) {
			items.push(...listAt(written, at), ...listAt(title, law[at] ?? 0));
			starts.push(items.length);
		}
		const lists = { starts: Int32Array.from(starts), items: Int32Array.from(items) };
		this.#lists = invert(lists, keys.length);
		this.#lengths = Float32Array.from(law, (_, at) => (starts[at + 1] ?? 0) - (starts[at] ?? 0));
		this.#mean = items.length / law.length;
	}

	rank(question: string, limit: number): string[] {
		const { ids, tokens } = this.#articles;
		const scores = new Float32Array(ids.length);
		for (const token of new Set(pairsOf(foldText(question)).map((key) => tokens.get(key)))) {
			if (token === undefined) continue;
			const list = listAt(this.#lists, token);
			let found = 0;
			for (let at = 0; at < list.length; at++) if (list[at] !== list[at - 1]) found++;
			const rarity = Math.log(1 + (ids.length - found + 0.5) / (found + 0.5));
			for (let at = 0; at < list.length;) {
				const article = list[at] ?? 0;
				let times = 0;
				for (; list[at] === article && at < list.length; at++) times++;
				const norm = k1 * (1 - b + (b * (this.#lengths[article] ?? 0)) / this.#mean);
				scores[article] = (scores[article] ?? 0) + (rarity * times * (k1 + 1)) / (times + norm);
			}
		}
		return highest(scores, limit)
			.filter((at) => (scores[at] ?? 0) > 0)
			.map((at) => ids[at] ?? '');
	}
}

function pairsOf(folded: string): number[] {
	const pairs: number[] = [];
	for (let at = 0; at + 1 < folded.length; at++) {
		const [first, second] = [folded.charCodeAt(at), folded.charCodeAt(at + 1)];
		if (isHanUnit(first) && isHanUnit(second)) pairs.push(bigramKey(first, second));
	}
	return pairs;
}
