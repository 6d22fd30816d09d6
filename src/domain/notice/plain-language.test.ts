import { expect, it } from 'vitest';
import { markdownToBlocks } from './markdown.ts';
import { languageHints } from './plain-language.ts';

const hints = (markdown: string) =>
	languageHints(markdownToBlocks(markdown)).map((hint) => `${hint.kind} ${hint.text.slice(0, 4)}`);

it('points at sentences and paragraphs nobody can follow', () => {
	const clause = '公司没有按照约定的时间把货款付给对方';
	expect(hints(`${[clause, clause, clause, clause].join('，')}。短句。`)).toEqual([
		'longSentence 公司没有'
	]);
	expect(hints(`${clause}。`.repeat(16))).toEqual(['longParagraph 公司没有']);
});

it('asks for an explanation at the first use of a word of lawyers', () => {
	expect(hints('双方承担连带责任。')).toEqual(['term 连带责任']);
	expect(hints('双方承担连带责任（可以找任何一个人要全部）。后来又说连带责任。')).toEqual([]);
	expect(hints('诉讼时效就是要账的期限。')).toEqual([]);
});

it('leaves quoted law, tables and plain texts alone', () => {
	const law = '当事人一方不履行合同义务或者履行合同义务不符合约定的'.repeat(4);
	expect(hints(`第五百七十七条 ${law}。\n\n> ${law}`)).toEqual([]);
	expect(hints('先发函催款。三十天不付，再去法院。')).toEqual([]);
});
