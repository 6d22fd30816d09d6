import { questionTerms } from '../../src/domain/notice/search/question.ts';
import {
	anyQuestion,
	featureNames,
	type FeatureWeights,
	type Hint,
	hintShare
} from '../../src/domain/notice/search/ranking-model.ts';
import { foldText } from '../../src/domain/notice/search/tokens.ts';
import { makeRandom, shuffle } from '../law-texts.ts';
import { type CountedQuestion, countHints, type Counts } from './count-hints.ts';
import { type AskedTerms, Finder } from './finder.ts';
import { HintSpace, type Row } from './hint-space.ts';
import { Mean } from './mean.ts';
import { type Articles, listAt } from './training-set.ts';

export interface TrainingQuestion {
	text: string;
	/** Places in `Articles`. */
	relevant: number[];
}

export interface Learned {
	weights: FeatureWeights;
	hints: Map<number, Hint[]>;
}

interface Prepared extends AskedTerms, CountedQuestion {
	/** Pairs the person wrote, as tokens: what hints hang on. */
	rows: number[];
}

interface Example {
	question: Prepared;
	places: number[];
	/** `featureCount` numbers for each place. */
	values: Float64Array;
}

/** The product's seven, and the three that scale what was counted. */
const featureCount = featureNames.length + 3;
const start = [4, 6, 1, 1.5, 1, 0, 0, 0.33, 4, 1];
const [priorAt, countedAt, sourcesAt] = [7, 8, 9];

export const settings = {
	runs: 3,
	epochs: 4,
	candidates: 700,
	parts: 4,
	hintsForPair: 128,
	featureRate: 0.1,
	hintRate: 0.05,
	featureDecay: 1e-3,
	hintDecay: 1e-4
};

/**
 * Learns to put the relevant articles first: softmax over the best wrong ones, by stochastic gradient.
 * What is counted over questions is shown to a question only from the other parts of them, so that
 * nothing is trusted more than it will deserve for a question never seen.
 */
export class Trainer {
	#space: HintSpace;
	#finder: Finder;
	#wiped: Float32Array[] = [];

	constructor(articles: Articles) {
		this.#space = new HintSpace(articles);
		this.#finder = new Finder(this.#space);
	}

	/** The mean of several runs, each with its own parts and order: what one of them alone believes counts less. */
	train(questions: readonly TrainingQuestion[]): Learned {
		const prepared = questions.map((question) => this.#prepare(question));
		const counts = this.#count(prepared);
		const mean = new Mean(featureCount, counts.support);
		for (let run = 0; run < settings.runs; run++) this.#descend(prepared, counts, run, mean);
		return this.#join(mean.weights, counts, mean.rows);
	}

	#descend(prepared: readonly Prepared[], counts: Counts, run: number, mean: Mean): void {
		const random = makeRandom(20_261_126 + run);
		const order = [...prepared];
		// The first run takes the questions as they come.
		if (run > 0) shuffle(order, random);
		const examples: Example[] = [];
		for (let part = 0; part < settings.parts; part++) {
			const isHere = (at: number) => at % settings.parts === part;
			const others = this.#count(order.filter((_, at) => !isHere(at)));
			for (const question of order.filter((_, at) => isHere(at))) {
				examples.push(this.#example(question, others));
			}
		}
		const weights = Float64Array.from(start);
		const powers = new Float64Array(featureCount).fill(1e-4);
		const rows = new Map<number, LearnedRow>();
		for (const [row, places] of counts.support) rows.set(row, emptyRow(places));
		for (let epoch = 0; epoch < settings.epochs; epoch++) {
			shuffle(examples, random);
			for (const example of examples) this.#step(example, weights, powers, rows);
			if (epoch > 0) mean.add(weights, rows);
		}
	}

	#prepare({ text, relevant }: TrainingQuestion): Prepared {
		const { tokens } = this.#space.articles;
		const rarityOf = (token: number) => this.#finder.rarity[token] ?? 0;
		const terms: Array<{ token: number; weight: number }> = [];
		const runs: Array<{ first: number; second: number; weight: number }> = [];
		const rows: number[] = [];
		for (const { key, weight, after } of questionTerms(foldText(text))) {
			const token = typeof key === 'string' ? undefined : tokens.get(key);
			if (token === undefined) continue;
			terms.push({ token, weight: weight * rarityOf(token) });
			if (weight === 1) rows.push(token);
			const before = after === undefined ? undefined : tokens.get(after);
			if (before === undefined) continue;
			runs.push({ first: before, second: token, weight: (rarityOf(before) + rarityOf(token)) / 2 });
		}
		const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
		return { relevant: new Set(relevant), terms, runs, total, rows };
	}

	#count(questions: readonly CountedQuestion[]): Counts {
		return countHints(this.#space, questions, this.#finder.rarity);
	}

	#example(question: Prepared, { rows, sources, prior }: Counts): Example {
		const priors = new Map(
			Array.from(prior.places, (place, at) => [place, prior.weights[at] ?? 0])
		);
		const counted = sumRows(question, rows);
		const ofSources = sumRows(question, sources);
		const sums = new Map(
			Array.from(counted, ([place, sum]) => [place, sum * (start[countedAt] ?? 0)])
		);
		for (const [place, value] of priors) {
			sums.set(
				place,
				value * (start[priorAt] ?? 0) + (ofSources.get(place) ?? 0) * (start[sourcesAt] ?? 0)
			);
		}
		const weights = toWeights(start);
		const places = new Set([
			...this.#finder.best(question, weights, new Map(), settings.candidates / 2),
			...this.#finder.best(question, weights, sums, settings.candidates),
			...question.relevant
		]);
		const { text, context, title, law, length, expired } = this.#space.articles;
		const asked = new Map(question.terms.map(({ token, weight }) => [token, weight]));
		const share = (list: Int32Array) => {
			let sum = 0;
			for (const token of list) sum += asked.get(token) ?? 0;
			return sum / question.total;
		};
		const filled = [priors, counted, ofSources].map((bySum) => this.#fill(bySum));
		const values = Array.from(places, (place) => {
			const found = share(listAt(text, place));
			const here = new Set(listAt(text, place));
			let run = 0;
			for (const { first, second, weight } of question.runs) {
				if (here.has(first) && here.has(second)) run += weight / question.total;
			}
			return [
				found,
				found * (this.#space.scale[place] ?? 0),
				run,
				share(listAt(context, place)),
				share(listAt(title, law[place] ?? 0)),
				Math.log((length[place] ?? 0) + 20),
				expired[place] ?? 0,
				...filled.map((by) => this.#space.sum(place, by))
			];
		});
		for (const by of filled) this.#release(by);
		return { question, places: [...places], values: Float64Array.from(values.flat()) };
	}

	#step(
		{ question, places, values }: Example,
		weights: Float64Array,
		powers: Float64Array,
		rows: Map<number, LearnedRow>
	): void {
		const sums = this.#fill(sumRows(question, rows));
		const scores = places.map((place, at) => {
			let score = this.#space.sum(place, sums);
			for (let k = 0; k < featureCount; k++) {
				score += (weights[k] ?? 0) * (values[at * featureCount + k] ?? 0);
			}
			return score;
		});
		this.#release(sums);
		const most = Math.max(...scores);
		const chances = scores.map((score) => Math.exp(score - most));
		const whole = chances.reduce((a, b) => a + b, 0);
		const slope = new Float64Array(featureCount);
		const hintSlope = this.#fill(new Map());
		places.forEach((place, at) => {
			const wanted = question.relevant.has(place) ? 1 / question.relevant.size : 0;
			const error = (chances[at] ?? 0) / whole - wanted;
			if (Math.abs(error) < 1e-5) return;
			for (let k = 0; k < featureCount; k++) {
				slope[k] = (slope[k] ?? 0) + error * (values[at * featureCount + k] ?? 0);
			}
			this.#space.spread(place, error, hintSlope);
		});
		for (let k = 0; k < featureCount; k++) {
			const change = (slope[k] ?? 0) + settings.featureDecay * (weights[k] ?? 0);
			powers[k] = (powers[k] ?? 0) + change * change;
			weights[k] =
				(weights[k] ?? 0) - (settings.featureRate * change) / Math.sqrt((powers[k] ?? 0) + 1);
		}
		const share = hintShare(1, question.rows.length);
		for (const row of question.rows) {
			const learned = rows.get(row);
			if (!learned) continue;
			for (let at = 0; at < learned.places.length; at++) {
				const found = hintSlope[learned.places[at] ?? 0];
				if (!found) continue;
				const change = share * found + settings.hintDecay * (learned.weights[at] ?? 0);
				const power = (learned.powers[at] ?? 0) + change * change;
				learned.powers[at] = power;
				learned.weights[at] =
					(learned.weights[at] ?? 0) - (settings.hintRate * change) / Math.sqrt(power);
			}
		}
		this.#release(hintSlope);
	}

	/** Values by place, in an array: a map takes ten times as long to read. */
	#fill(sums: ReadonlyMap<number, number>): Float32Array {
		const values = this.#wiped.pop() ?? new Float32Array(this.#space.size);
		for (const [place, sum] of sums) values[place] = sum;
		return values;
	}

	#release(values: Float32Array): void {
		this.#wiped.push(values.fill(0));
	}

	/** What was counted, at its learned scale, and what was learned beside it, as one table. */
	#join(weights: Float64Array, counts: Counts, rows: ReadonlyMap<number, Row>): Learned {
		const { keys } = this.#space.articles;
		const hints = new Map<number, Hint[]>();
		for (const [row, learned] of rows) {
			const sums = new Map<number, number>();
			const add = ({ places, weights: values }: Row, times: number) =>
				places.forEach((place, at) =>
					sums.set(place, (sums.get(place) ?? 0) + times * (values[at] ?? 0))
				);
			add(learned, 1);
			const [counted, sources] = [counts.rows.get(row), counts.sources.get(row)];
			if (counted) add(counted, weights[countedAt] ?? 0);
			if (sources) add(sources, weights[sourcesAt] ?? 0);
			const all = Array.from(sums, ([place, weight]) => this.#space.toHint(place, weight));
			all.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
			hints.set(keys[row] ?? 0, all.slice(0, settings.hintsForPair));
		}
		const prior = Array.from(counts.prior.places, (place, at) =>
			this.#space.toHint(place, (counts.prior.weights[at] ?? 0) * (weights[priorAt] ?? 0))
		);
		hints.set(anyQuestion, prior);
		return { weights: toWeights(weights), hints };
	}
}

interface LearnedRow extends Row {
	/** Sums of squared slopes (Adagrad). */
	powers: Float32Array;
}

function emptyRow(places: Int32Array): LearnedRow {
	const weights = new Float32Array(places.length);
	return { places, weights, powers: weights.slice().fill(1e-4) };
}

function sumRows(question: Prepared, rows: ReadonlyMap<number, Row>): Map<number, number> {
	const sums = new Map<number, number>();
	const share = hintShare(1, question.rows.length);
	for (const row of question.rows) {
		const found = rows.get(row);
		if (!found) continue;
		for (let at = 0; at < found.places.length; at++) {
			const place = found.places[at] ?? 0;
			sums.set(place, (sums.get(place) ?? 0) + share * (found.weights[at] ?? 0));
		}
	}
	return sums;
}

function toWeights(values: ArrayLike<number>): FeatureWeights {
	return Object.fromEntries(
		featureNames.map((name, at) => [name, values[at] ?? 0])
	) as unknown as FeatureWeights;
}
