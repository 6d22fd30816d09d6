import { describe, expect, it } from 'vitest';
import { PackedLists } from './packed-lists.ts';

const kilobyte = 1024;

function makeLists() {
	const pack = Uint8Array.from({ length: 400 * kilobyte }, (_, at) => at % 251);
	const reads: Array<[number, number]> = [];
	const lists = new PackedLists((from, to) => {
		reads.push([from, to]);
		return Promise.resolve(pack.subarray(from, to));
	});
	return { lists, reads, pack };
}

describe('lists of a pack', () => {
	it('come in the order they are asked for, neighbors in one read', async () => {
		const { lists, reads, pack } = makeLists();
		const found = await lists.readMany([
			[300 * kilobyte, 300 * kilobyte + 5],
			[20, 30],
			[0, 10]
		]);
		expect(found.map((bytes) => bytes[0])).toEqual([pack[300 * kilobyte], pack[20], pack[0]]);
		expect(found.map(({ length }) => length)).toEqual([5, 10, 10]);
		expect(reads).toHaveLength(2);
	});

	it('all come, also where they are more than what is kept', async () => {
		const { lists, reads } = makeLists();
		const many = Array.from({ length: 100 }, (_, at) => [at * 4000, at * 4000 + 4000] as const);
		const found = await lists.readMany(many);
		expect(found.every(({ length }) => length === 4000)).toBe(true);
		expect(reads).toHaveLength(1);
	});

	it('are kept while they are used, the oldest going first', async () => {
		const { lists, reads } = makeLists();
		const [one, other, third] = [0, 100, 200].map(
			(start) => [start * kilobyte, (start + 60) * kilobyte] as const
		);
		if (!one || !other || !third) throw new Error('three ranges');
		await lists.read(one);
		await lists.read(other);
		await lists.read(one);
		expect(reads).toHaveLength(2);
		await lists.read(third);
		await lists.read(one);
		expect(reads).toHaveLength(3);
		await lists.read(other);
		expect(reads).toHaveLength(4);
	});
});
