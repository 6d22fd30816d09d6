import { describe, expect, it } from 'vitest';
import { articleAnchor, readArticleNumber, readChineseNumber } from './article.ts';

describe('Chinese numerals', () => {
	it.each([
		['一', 1],
		['十', 10],
		['十二', 12],
		['二十', 20],
		['一百零一', 101],
		['一百一十', 110],
		['五百零九', 509],
		['一千二百六十', 1260],
		['509', 509]
	])('%s is %i', (text, value) => expect(readChineseNumber(text)).toBe(value));

	it('is nothing for other words', () => {
		expect(readChineseNumber('几')).toBeNull();
		expect(readChineseNumber('')).toBeNull();
	});
});

describe('article anchors', () => {
	it('come from any way of writing the number', () => {
		expect(articleAnchor('第五百零九条')).toBe('a509');
		expect(articleAnchor('509')).toBe('a509');
		expect(articleAnchor('第一百三十三条之一')).toBe('a133-1');
		expect(articleAnchor('133之一')).toBe('a133-1');
		expect(articleAnchor('附则')).toBeNull();
	});

	it('are read at the start of a line only', () => {
		expect(readArticleNumber('第十条 内容')?.label).toBe('第十条');
		expect(readArticleNumber('依照第十条')).toBeNull();
	});
});
