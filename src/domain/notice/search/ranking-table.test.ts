import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRankingModel } from './load-ranking-model.ts';
import { anyQuestion, type Hint, hintFields } from './ranking-model.ts';
import { rankingTable } from './ranking-table.data.ts';
import { readRankingTable, writeRankingTable } from './ranking-table.ts';

const weights = {
	text: 4.5,
	textByLength: 0.25,
	run: 2,
	heading: 1,
	title: -1.125,
	length: 0,
	repealed: -0.5
};
const hint = fc.record({
	field: fc.constantFrom(...hintFields),
	key: fc.nat({ max: 0xffffffff }),
	weight: fc.float({ min: -4, max: 4, noNaN: true })
});
const row = fc.uniqueArray(hint, {
	selector: ({ field, key }) => `${field} ${key}`,
	maxLength: 20
});

describe('a ranking table', () => {
	it('gives back what was learned, weights to a hundredth of the largest', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.stringMatching(/^[1-9]\d{0,8}$/), row), (found) => {
				const rows = new Map<number, Hint[]>(
					Object.entries(found).map(([pair, hints]) => [Number(pair), hints])
				);
				const model = readRankingTable(writeRankingTable(weights, rows));
				const most = Math.max(0, ...[...rows.values()].flat().map((one) => Math.abs(one.weight)));
				expect(model.weights).toEqual(weights);
				expect(model.hintsOf(anyQuestion)).toEqual([]);
				for (const [pair, hints] of rows) {
					const read = model.hintsOf(pair);
					expect(read).toHaveLength(hints.length);
					for (const { field, key, weight } of hints) {
						const same = read.find((one) => one.field === field && one.key === key);
						expect(Math.abs((same?.weight ?? Infinity) - weight)).toBeLessThanOrEqual(
							most / 100 + 1e-5
						);
					}
				}
			})
		);
	});

	it('ships with at most a megabyte, and knows which sources are asked about', async () => {
		expect(rankingTable.length).toBeLessThan(1_000_000);
		const model = await loadRankingModel();
		expect(model.weights.text).toBeGreaterThan(0);
		expect(model.hintsOf(anyQuestion).some(({ field }) => field === 'category')).toBe(true);
	});
});
