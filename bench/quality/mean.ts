import type { Row } from './hint-space.ts';

/** Of what was learned after each epoch but the first. */
export class Mean {
	readonly weights: Float64Array;
	readonly rows = new Map<number, Row>();
	#taken = 0;

	constructor(features: number, support: ReadonlyMap<number, Int32Array>) {
		this.weights = new Float64Array(features);
		for (const [row, places] of support) {
			this.rows.set(row, { places, weights: new Float32Array(places.length) });
		}
	}

	add(weights: Float64Array, rows: ReadonlyMap<number, Row>): void {
		const share = 1 / ++this.#taken;
		moveTowards(this.weights, weights, share);
		for (const [row, mean] of this.rows) {
			moveTowards(mean.weights, rows.get(row)?.weights ?? mean.weights, share);
		}
	}
}

function moveTowards(
	mean: Float32Array | Float64Array,
	values: ArrayLike<number>,
	share: number
): void {
	for (let at = 0; at < mean.length; at++) {
		mean[at] = (mean[at] ?? 0) + share * ((values[at] ?? 0) - (mean[at] ?? 0));
	}
}
