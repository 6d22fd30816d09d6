import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPostings, writePostings } from './postings.ts';
import { VarintReader, VarintWriter } from './varint.ts';

const roundTrip = (list: number[]) => {
	const writer = new VarintWriter();
	const length = writePostings(writer, list);
	return { length, list: [...readPostings(writer.bytes())] };
};

describe('postings', () => {
	it('come back as they were, sparse and dense', () => {
		const sparse = fc.uniqueArray(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 50 });
		const dense = fc.uniqueArray(fc.nat({ max: 200 }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(fc.oneof(sparse, dense), (numbers) => {
				const list = numbers.sort((a, b) => a - b);
				expect(roundTrip(list).list).toEqual(list);
			})
		);
	});

	it('take an eighth of a byte for each passage when nearly all have the term', () => {
		const all = Array.from({ length: 8000 }, (_, at) => at);
		expect(roundTrip(all)).toEqual({ length: 1001, list: all });
	});

	it('begin at passage 0 without being taken for a bitmap', () => {
		expect(roundTrip([0]).list).toEqual([0]);
		expect(roundTrip([0, 900]).list).toEqual([0, 900]);
	});
});

describe('varints', () => {
	it('hold any number of 32 bits', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 0xffffffff })), (values) => {
				const writer = new VarintWriter();
				for (const value of values) writer.write(value);
				const reader = new VarintReader(writer.bytes());
				expect(values.map(() => reader.read())).toEqual(values);
			})
		);
	});

	it('notice when the bytes end too early', () => {
		expect(() => new VarintReader(Uint8Array.of(0x80)).read()).toThrow('ends too early');
	});
});
