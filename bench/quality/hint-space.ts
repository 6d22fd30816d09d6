import { lengthWeight } from '../../src/domain/notice/search/passage-length.ts';
import { type Hint, hintScale } from '../../src/domain/notice/search/ranking-model.ts';
import { type Articles, listAt, type Lists } from './training-set.ts';

/** The hints of one pair as numbers: places, and their weights in the same order. */
export interface Row {
	places: Int32Array;
	weights: Float32Array;
}

/** Everything a hint may look for, numbered: pairs in texts, pairs above them, laws, kinds of source. */
export class HintSpace {
	readonly articles: Articles;
	readonly contexts: number;
	readonly laws: number;
	readonly categories: number;
	readonly size: number;
	/** Of each law. */
	readonly categoryOf: Int32Array;
	readonly lawsInCategory: Int32Array;
	/** Of each article: weight of what is found in its text. */
	readonly scale: Float32Array;

	constructor(articles: Articles) {
		const { keys, law, lawHashes, category, categoryHashes, length } = articles;
		this.articles = articles;
		this.contexts = keys.length;
		this.laws = 2 * keys.length;
		this.categories = this.laws + lawHashes.length;
		this.size = this.categories + categoryHashes.length;
		this.categoryOf = new Int32Array(lawHashes.length);
		law.forEach((of, at) => (this.categoryOf[of] = category[at] ?? 0));
		this.lawsInCategory = new Int32Array(categoryHashes.length);
		for (const of of this.categoryOf) {
			this.lawsInCategory[of] = (this.lawsInCategory[of] ?? 0) + 1;
		}
		this.scale = length.map(lengthWeight);
	}

	/** Calls back with all places of an article and what a hint there counts. */
	eachPlace(article: number, use: (place: number, weight: number) => void): void {
		const { text, context, title, law, category } = this.articles;
		const scale = this.scale[article] ?? 0;
		const ofLaw = law[article] ?? 0;
		for (const token of listAt(text, article)) use(token, scale);
		for (const token of listAt(context, article)) use(this.contexts + token, hintScale);
		for (const token of listAt(title, ofLaw)) use(this.contexts + token, hintScale);
		use(this.laws + ofLaw, 1);
		use(this.categories + (category[article] ?? 0), 1);
	}

	/** What an article gets from values of places. This and the next are the inner loops of all learning. */
	sum(article: number, values: Float32Array): number {
		const { text, context, title, law, category } = this.articles;
		const ofLaw = law[article] ?? 0;
		const above =
			sumOf(context, article, values, this.contexts) + sumOf(title, ofLaw, values, this.contexts);
		return (
			sumOf(text, article, values, 0) * (this.scale[article] ?? 0) +
			above * hintScale +
			(values[this.laws + ofLaw] ?? 0) +
			(values[this.categories + (category[article] ?? 0)] ?? 0)
		);
	}

	/** Adds an amount to all places of an article, by what a hint there counts. */
	spread(article: number, amount: number, values: Float32Array): void {
		const { text, context, title, law, category } = this.articles;
		const ofLaw = law[article] ?? 0;
		addTo(text, article, values, 0, amount * (this.scale[article] ?? 0));
		addTo(context, article, values, this.contexts, amount * hintScale);
		addTo(title, ofLaw, values, this.contexts, amount * hintScale);
		addAt(values, this.laws + ofLaw, amount);
		addAt(values, this.categories + (category[article] ?? 0), amount);
	}

	toHint(place: number, weight: number): Hint {
		const { keys, lawHashes, categoryHashes } = this.articles;
		if (place < this.contexts) return { field: 'text', key: keys[place] ?? 0, weight };
		if (place < this.laws) {
			return { field: 'context', key: keys[place - this.contexts] ?? 0, weight };
		}
		if (place < this.categories) {
			return { field: 'law', key: lawHashes[place - this.laws] ?? 0, weight };
		}
		return { field: 'category', key: categoryHashes[place - this.categories] ?? 0, weight };
	}
}

function sumOf({ starts, items }: Lists, at: number, values: Float32Array, first: number): number {
	let sum = 0;
	const end = starts[at + 1] ?? 0;
	for (let place = starts[at] ?? 0; place < end; place++) {
		sum += values[first + (items[place] ?? 0)] ?? 0;
	}
	return sum;
}

function addTo(
	{ starts, items }: Lists,
	at: number,
	values: Float32Array,
	first: number,
	amount: number
): void {
	const end = starts[at + 1] ?? 0;
	for (let place = starts[at] ?? 0; place < end; place++) {
		addAt(values, first + (items[place] ?? 0), amount);
	}
}

function addAt(values: Float32Array, at: number, amount: number): void {
	values[at] = (values[at] ?? 0) + amount;
}
