import { describe, expect, it } from 'vitest';
import { chooseMerges } from './choose-merges.ts';
import type { PackRow } from './pack-repository.ts';

const kilobyte = 1024;
let lastNumber = 0;

function makePack(
	bytes: number,
	groups: Array<[domain: string, share: number]> = [['', 1]]
): PackRow {
	const number = ++lastNumber;
	return {
		sha: `p${number}`,
		seq: number,
		bytes,
		numbers: [number],
		kinds: { law: 1 },
		groups: groups.map(([domain, share]) => ({ kind: 'law', domain, n: 1, bytes: bytes * share })),
		madeAt: String(number)
	};
}

const liveOf = (packs: readonly PackRow[]) =>
	new Map(packs.flatMap(({ sha, numbers }) => numbers.map((number) => [number, sha] as const)));

describe('the nightly merge', () => {
	it('keeps the number of packs logarithmic over two thousand publications, and moves a text few times', () => {
		let packs: PackRow[] = [];
		let moved = 0;
		let published = 0;
		for (let night = 1; night <= 2000; night++) {
			published += 5 * kilobyte;
			packs = [makePack(5 * kilobyte), ...packs];
			const chosen = chooseMerges(packs, liveOf(packs));
			const bytes = chosen.reduce((sum, pack) => sum + pack.bytes, 0);
			moved += bytes;
			packs = packs.filter((pack) => !chosen.includes(pack));
			// As the builder does: full ones, and the rest.
			for (let left = bytes; left > 0; left -= 3072 * kilobyte) {
				packs = [makePack(Math.min(left, 3072 * kilobyte)), ...packs];
			}
			const grown = packs.filter((pack) => pack.bytes >= 1536 * kilobyte).length;
			expect(packs.length - grown).toBeLessThanOrEqual(15);
			expect(grown).toBeLessThanOrEqual(published / (1536 * kilobyte));
		}
		expect(moved / published).toBeLessThan(6);
	});

	it('leaves what is grown and alive alone, and one small pack too', () => {
		const packs = [makePack(2048 * kilobyte), makePack(2048 * kilobyte), makePack(kilobyte)];
		expect(chooseMerges(packs, liveOf(packs))).toEqual([]);
	});

	it('writes a pack again when more than three in ten of its texts are dead', () => {
		const pack = { ...makePack(2048 * kilobyte), numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
		const live = new Map(pack.numbers.map((number) => [number, pack.sha]));
		for (const number of [1, 2, 3]) live.delete(number);
		expect(chooseMerges([pack], live)).toEqual([]);
		live.set(4, 'newer');
		expect(chooseMerges([pack], live)).toEqual([pack]);
	});

	it('gives a field its own packs when it is large, and leaves small ones together', () => {
		const small = makePack(400 * kilobyte, [
			['D1', 0.5],
			['D2', 0.5]
		]);
		const large = makePack(800 * kilobyte, [
			['D1', 0.5],
			['D2', 0.5]
		]);
		expect(chooseMerges([large, small], liveOf([large, small]))).toEqual([large]);
	});

	it('never joins large packs of different fields', () => {
		const packs = ['D1', 'D2', 'D3', 'D4'].map((domain) => makePack(300 * kilobyte, [[domain, 1]]));
		expect(chooseMerges(packs, liveOf(packs))).toEqual([]);
	});
});
