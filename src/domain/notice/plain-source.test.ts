import { describe, expect, it } from 'vitest';
import { plainTextToBlocks } from './plain-source.ts';
import { blockText } from './plain-text.ts';

const law = [
	'第一章 总则',
	'',
	'第一条 为了示范，制定本办法。',
	'第一条所称示范，是指举例。',
	'第二条　本办法自公布之日起施行。',
	'第二条之一 另行规定的，从其规定。',
	'| 项目 | 期限 |',
	'| --- | --- |',
	'| 备案 | 十日 |'
].join('\n');

describe('plain law text as a tree', () => {
	it('makes headings, articles with anchors, their paragraphs and tables', () => {
		const blocks = plainTextToBlocks(law);
		expect(blocks.map((block) => block.t)).toEqual([
			'heading',
			'article',
			'paragraph',
			'article',
			'article',
			'table'
		]);
		expect(blocks.map((block) => block.id).slice(1, 5)).toEqual(['a1', 'a1-p2', 'a2', 'a2-1']);
		expect(blocks[1]).toMatchObject({ label: '第一条' });
		expect(blocks[5]).toMatchObject({ rows: [[[{ text: '备案' }], [{ text: '十日' }]]] });
	});

	it('takes a sentence that begins with an article number for a sentence', () => {
		expect(plainTextToBlocks('第三条所称财产，包括房屋。')[0]?.t).toBe('paragraph');
	});

	it('gives the section names of a case as headings', () => {
		const blocks = plainTextToBlocks('基本案情\n甲公司欠款。\n典型意义\n守信。');
		expect(blocks.map((block) => block.t)).toEqual([
			'heading',
			'paragraph',
			'heading',
			'paragraph'
		]);
	});

	it('keeps the ids of all other paragraphs when one is put in', () => {
		const before = plainTextToBlocks('甲段。\n乙段。\n丙段。');
		const after = plainTextToBlocks('甲段。\n新段。\n乙段。\n丙段。');
		const ids = (blocks: typeof before) => new Map(blocks.map((b) => [blockText(b), b.id]));
		for (const [text, id] of ids(before)) expect(ids(after).get(text)).toBe(id);
	});

	it('never gives one id twice', () => {
		const blocks = plainTextToBlocks(
			'第一条 甲。\n同文。\n第一条 乙。\n同文。\n附件\n同文。\n同文。'
		);
		expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
	});

	it('shows markup as the letters it is made of', () => {
		const [block] = plainTextToBlocks('<img src=x onerror=alert(1)> [x](javascript:alert(1))');
		expect(block).toMatchObject({
			t: 'paragraph',
			children: [{ t: 'text', text: '<img src=x onerror=alert(1)> [x](javascript:alert(1))' }]
		});
	});
});
