import { describe, expect, it } from 'vitest';
import type { NoticeHeader } from '../../../../domain/notice/notice.ts';
import { choicesOf, leniencyListsAddress, toLists } from './leniency-lists.ts';

const both = (zh: string) => ({ zh, en: null });
const entry = (
	number: number,
	list: string,
	region: string,
	effectiveTo: string
): NoticeHeader => ({
	number,
	kind: 'leniencyEntry',
	category: '',
	languages: ['zh'],
	title: { zh: `事项${number}`, en: null },
	issuer: '',
	date: '2026-01-01',
	domains: [],
	effectiveFrom: '2026-01-01',
	effectiveTo,
	expired: false,
	facts: { leniencyEntry: { list: both(list), authority: both('甲局'), region: both(region) } },
	supersededBy: null
});
const headers = [
	entry(1, '从轻处罚', '甲市', '2026-10-31'),
	entry(2, '从轻处罚', '乙市', '2027-12-31'),
	entry(3, '免予行政强制', '甲市', '2027-12-31'),
	{ ...entry(4, '', '', ''), facts: {} }
];
const show = (filter: object, on = '2026-11-24') =>
	toLists(headers, { region: '', authority: '', ...filter }, on).map(({ name, entries }) => [
		name.zh,
		entries.map(({ number }) => number)
	]);

describe('leniency lists', () => {
	it('are as many as the entries name, with what still applies first', () => {
		expect(show({})).toEqual([
			['从轻处罚', [2, 1]],
			['免予行政强制', [3]]
		]);
		expect(show({}, '2026-10-31')[0]).toEqual(['从轻处罚', [1, 2]]);
	});

	it('are filtered by region and authority', () => {
		expect(show({ region: '甲市' })).toEqual([
			['从轻处罚', [1]],
			['免予行政强制', [3]]
		]);
		expect(show({ authority: '乙局' })).toEqual([]);
	});

	it('offer each region once, and an address for the choice', () => {
		expect(choicesOf(headers, 'region').map(({ zh }) => zh)).toEqual(['甲市', '乙市']);
		expect(leniencyListsAddress({ region: '甲市' })).toBe(
			`/notices?kind=leniencyEntry&region=${encodeURIComponent('甲市')}`
		);
		expect(leniencyListsAddress({})).toBe('/notices?kind=leniencyEntry');
	});
});
