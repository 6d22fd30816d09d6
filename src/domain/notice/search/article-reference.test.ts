import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChineseNumber } from '../article.ts';
import { articleReferences, chineseNumber, withPrintedReferences } from './article-reference.ts';

describe('an article in a query', () => {
	it.each([
		['509条', '第五百零九条', 'a509'],
		['第509条', '第五百零九条', 'a509'],
		['第五百零九条', '第五百零九条', 'a509'],
		['第一百三十三条之一', '第一百三十三条之一', 'a133-1'],
		['133条之一', '第一百三十三条之一', 'a133-1'],
		['第10条', '第十条', 'a10'],
		['第1009条', '第一千零九条', 'a1009'],
		['第110条', '第一百一十条', 'a110']
	])('is read as laws print it: %s', (query, label, anchor) => {
		expect(articleReferences(query)).toMatchObject([{ label, anchor }]);
		expect(withPrintedReferences(`民法典${query}`).split(' ').filter(Boolean)).toEqual([
			'民法典',
			label
		]);
	});

	it.each(['三条意见', '几条', '第零条', '条'])('is not seen in %s', (query) => {
		expect(articleReferences(query)).toEqual([]);
		expect(withPrintedReferences(query)).toBe(query);
	});

	it('has a number that reads back the same', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
				expect(readChineseNumber(chineseNumber(value))).toBe(value);
			})
		);
	});
});
