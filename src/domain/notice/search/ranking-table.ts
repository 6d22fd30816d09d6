import {
	featureNames,
	type FeatureWeights,
	type Hint,
	hintFields,
	type RankingModel
} from './ranking-model.ts';
import { lowerBound } from './sorted-lists.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** Weights of hints keep seven bits, those of features thousandths. */
const steps = 127;

/** Model as bytes: sorted keys as gaps, so that most numbers take one byte. */
export function writeRankingTable(
	weights: FeatureWeights,
	rows: ReadonlyMap<number, readonly Hint[]>
): Uint8Array {
	const writer = new VarintWriter();
	for (const name of featureNames) writer.write(zigzag(Math.round(weights[name] * 1000)));
	const all = [...rows.values()].flat();
	const most = all.reduce((max, { weight }) => Math.max(max, Math.abs(weight)), 1e-6);
	writer.write(Math.round(most * 1e6));
	const targets = hintFields.map((field) => {
		const keys = new Set(all.filter((hint) => hint.field === field).map(({ key }) => key));
		const sorted = [...keys].sort((a, b) => a - b);
		writeGaps(writer, sorted);
		return new Map(sorted.map((key, at) => [key, at]));
	});
	const pairs = [...rows.keys()].sort((a, b) => a - b);
	writeGaps(writer, pairs);
	const hints = new VarintWriter();
	for (const pair of pairs) {
		const start = hints.length;
		hintFields.forEach((field, at) => {
			const found = (rows.get(pair) ?? [])
				.filter((hint) => hint.field === field)
				.map(({ key, weight }) => ({ target: targets[at]?.get(key) ?? 0, weight }))
				.sort((a, b) => a.target - b.target);
			writeGaps(
				hints,
				found.map(({ target }) => target)
			);
			for (const { weight } of found) hints.write(zigzag(Math.round((weight / most) * steps)));
		});
		writer.write(hints.length - start);
	}
	writer.writeBytes(hints.bytes());
	return writer.bytes().slice();
}

/** Rows stay packed until a question asks for them: most never are. */
export function readRankingTable(bytes: Uint8Array): RankingModel {
	const reader = new VarintReader(bytes);
	const weights = Object.fromEntries(
		featureNames.map((name) => [name, unzigzag(reader.read()) / 1000])
	) as unknown as FeatureWeights;
	const most = reader.read() / 1e6;
	const targets = hintFields.map(() => readGaps(reader));
	const pairs = readGaps(reader);
	const ends = new Uint32Array(pairs.length);
	let end = 0;
	for (let row = 0; row < ends.length; row++) ends[row] = end += reader.read();
	const packed = reader.rest();
	return {
		weights,
		hintsOf(pair) {
			const row = lowerBound(pairs, pair);
			if (pairs[row] !== pair) return [];
			const start = row === 0 ? 0 : (ends[row - 1] ?? 0);
			const one = new VarintReader(packed.subarray(start, ends[row]));
			return hintFields.flatMap((field, at): Hint[] => {
				const found = readGaps(one);
				return Array.from(found, (target) => ({
					field,
					key: targets[at]?.[target] ?? 0,
					weight: (unzigzag(one.read()) / steps) * most
				}));
			});
		}
	};
}

function writeGaps(writer: VarintWriter, sorted: readonly number[]): void {
	writer.write(sorted.length);
	let before = 0;
	for (const value of sorted) {
		writer.write(value - before);
		before = value;
	}
}

function readGaps(reader: VarintReader): Uint32Array {
	const values = new Uint32Array(reader.read());
	let value = 0;
	for (let at = 0; at < values.length; at++) values[at] = value += reader.read();
	return values;
}

function zigzag(value: number): number {
	return value < 0 ? -value * 2 - 1 : value * 2;
}

function unzigzag(value: number): number {
	return value & 1 ? -(value + 1) / 2 : value / 2;
}
