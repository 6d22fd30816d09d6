import { expect, test } from 'vitest';
import { formatCitation } from './cite.ts';

const citation = {
	header: {
		number: 3,
		title: { zh: '普通操作工也签竞业限制，约定没有效力', en: 'No non-compete for an operator' },
		issuer: '云杉市中级人民法院（虚构）',
		date: '2026-06-09'
	},
	passage: '裁判要旨',
	address: 'https://faqiao.example/notices/3#h-1',
	readOn: '2026-11-26',
	print: '0a1b2c3d4e5f'
};

test('a citation names issuer, title, days, address, number and version', () => {
	expect(formatCitation(citation, 'zh-CN')).toBe(
		'云杉市中级人民法院（虚构）. 普通操作工也签竞业限制，约定没有效力：裁判要旨[EB/OL]. (2026-06-09)[2026-11-26]. https://faqiao.example/notices/3#h-1. 编号 3，内容指纹 0a1b2c3d4e5f.'
	);
});

test('what a text does not have leaves no hole', () => {
	const { header } = citation;
	const bare = { ...citation, passage: '', header: { ...header, issuer: '', date: '' } };
	expect(formatCitation(bare, 'en')).toBe(
		'No non-compete for an operator[EB/OL]. [2026-11-26]. https://faqiao.example/notices/3#h-1. No. 3, text 0a1b2c3d4e5f.'
	);
});
