import type { HintSpace, Row } from './hint-space.ts';

export interface CountedQuestion {
	relevant: ReadonlySet<number>;
	/** Tokens of its pairs. */
	rows: readonly number[];
}

export interface Counts {
	/** How much oftener than by chance the answers have a place, for each pair of questions. */
	rows: Map<number, Row>;
	/** The same for laws and kinds of source. */
	sources: Map<number, Row>;
	/** Logarithm of how often a law, or a law of its kind, is the answer. */
	prior: Row;
	/** Places that enough questions with the pair share: what may be learned of. */
	support: Map<number, Int32Array>;
}

/** One question alone says nothing about the next one, and a law as a whole wants one more. */
const leastCounted = 2;
const leastForLaw = 3;
const mostForPair = 12;

/** Counts over judged questions, smoothed towards chance. */
export function countHints(
	space: HintSpace,
	questions: readonly CountedQuestion[],
	rarity: Float32Array
): Counts {
	const byRow = new Map<number, Map<number, number>>();
	const all = new Map<number, number>();
	const rowTimes = new Map<number, number>();
	for (const { rows, relevant } of questions) {
		const seen = new Set<number>();
		for (const article of relevant) space.eachPlace(article, (place) => seen.add(place));
		for (const place of seen) all.set(place, (all.get(place) ?? 0) + 1);
		for (const row of rows) {
			rowTimes.set(row, (rowTimes.get(row) ?? 0) + 1);
			let count = byRow.get(row);
			if (!count) byRow.set(row, (count = new Map()));
			for (const place of seen) count.set(place, (count.get(place) ?? 0) + 1);
		}
	}
	const rows = new Map<number, Row>();
	const sources = new Map<number, Row>();
	const support = new Map<number, Int32Array>();
	for (const [row, count] of byRow) {
		const times = rowTimes.get(row) ?? 0;
		if (times < leastCounted) continue;
		const found = [...count].filter(([, together]) => together >= leastCounted);
		support.set(
			row,
			Int32Array.from(found, ([place]) => place)
		);
		const valued = found.flatMap(([place, together]) => {
			const expected = (times * (all.get(place) ?? 0)) / questions.length;
			const ratio = Math.log(together / expected);
			if (ratio < 0.3) return [];
			const excess = ((together - expected) * Math.min(1, ratio / 2)) / (times + 3);
			return [{ place, value: (excess * (rarity[row] ?? 0)) / 6 }];
		});
		valued.sort((a, b) => b.value - a.value || a.place - b.place);
		const isSource = ({ place }: Valued) => place >= space.laws;
		rows.set(row, toRow(valued.filter((one) => !isSource(one)).slice(0, mostForPair)));
		sources.set(row, toRow(valued.filter(isSource)));
	}
	return { rows, sources, prior: countPrior(space, all), support };
}

function countPrior(space: HintSpace, all: ReadonlyMap<number, number>): Row {
	const times = (place: number) => all.get(place) ?? 0;
	const usual = Array.from(space.lawsInCategory, (laws, category) => {
		let sum = 0;
		space.categoryOf.forEach((of, law) => {
			if (of === category) sum += times(space.laws + law);
		});
		return sum / Math.max(1, laws) + 0.001;
	});
	const valued = usual.map((value, category) => ({
		place: space.categories + category,
		value: Math.log(value)
	}));
	space.categoryOf.forEach((category, law) => {
		const found = times(space.laws + law);
		const expected = usual[category] ?? 1;
		if (found < leastForLaw) return;
		valued.push({ place: space.laws + law, value: Math.log((found + expected) / expected) });
	});
	return toRow(valued);
}

interface Valued {
	place: number;
	value: number;
}

function toRow(valued: readonly Valued[]): Row {
	return {
		places: Int32Array.from(valued, ({ place }) => place),
		weights: Float32Array.from(valued, ({ value }) => value)
	};
}
