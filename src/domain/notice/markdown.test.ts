import { describe, expect, it } from 'vitest';
import { signOf } from './footnote-sign.ts';
import type { Block, Inline } from './notice.ts';
import { isAllowedHref } from './link.ts';
import { hostileTexts } from '../../../tests/support/hostile-text.ts';
import { blockText } from './plain-text.ts';
import { markdownToBlocks } from './markdown.ts';

describe('Markdown as a tree', () => {
	it('reads headings, marks, lists, quotes, tables and allowed links', () => {
		const blocks = markdownToBlocks(
			'## 基本案情\n\n甲公司**欠款**[见此](https://example.com)。\n\n1. 一\n2. 二\n\n> 引文\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |'
		);
		expect(blocks.map((block) => block.t)).toEqual([
			'heading',
			'paragraph',
			'list',
			'quote',
			'table'
		]);
		expect(blocks[1]).toMatchObject({
			children: [
				{ t: 'text', text: '甲公司' },
				{ t: 'strong', children: [{ text: '欠款' }] },
				{ t: 'link', href: 'https://example.com', children: [{ text: '见此' }] },
				{ t: 'text', text: '。' }
			]
		});
		expect(blocks[2]).toMatchObject({ ordered: true, items: [[{ text: '一' }], [{ text: '二' }]] });
	});

	it('joins Chinese lines without a space and English ones with one', () => {
		expect(blockText(markdownToBlocks('第一行\n第二行')[0] as Block)).toBe('第一行第二行');
		expect(blockText(markdownToBlocks('first\nsecond')[0] as Block)).toBe('first second');
	});

	it('keeps only the words of a link that is not allowed, and of a picture', () => {
		const [block] = markdownToBlocks(
			'[点这里](javascript:alert(1)) ![图](https://t.example/p.png)'
		);
		expect(JSON.stringify(block)).not.toContain('"t":"link"');
		expect(blockText(block as Block)).toContain('图');
	});

	it('reads footnotes as blocks of their own, whose signs lead there and back', () => {
		const blocks = markdownToBlocks(
			'甲公司付款[^b]，乙公司收款[^a]。再看[^b]。\n\n[^a]: 收据。\n\n    第二段。\n[^b]: 转账[^a]记录。\n\n末段。'
		);
		expect(blocks.map(({ t }) => t)).toEqual(['paragraph', 'paragraph', 'footnote', 'footnote']);
		expect(blocks.map(blockText)).toEqual([
			'甲公司付款[1]，乙公司收款[2]。再看[1]。',
			'末段。',
			'[1] 转账[2]记录。',
			'[2] 收据。\n第二段。'
		]);
		const [first = '', second = ''] = blocks.slice(2).map(({ id }) => id);
		const signs = JSON.stringify(blocks).match(/"noteRef","id":"[^"]+"/g) ?? [];
		expect(signs).toHaveLength(4);
		expect(new Set(signs).size).toBe(4);
		expect(JSON.stringify(blocks[0])).toContain(`"id":"${signOf(first)}","note":"${first}"`);
		expect(JSON.stringify(blocks[2])).toContain(`"note":"${second}"`);
	});

	it('gives a footnote an id by its words, and never loses one that nothing leads to', () => {
		const idOf = (source: string) => markdownToBlocks(source).find(({ t }) => t === 'footnote')?.id;
		expect(idOf('新的一段[^0]。\n\n甲[^1]。\n\n[^1]: 同一条。\n\n[^0]: 别的。')).toBe(
			markdownToBlocks('乙[^9]。\n\n[^9]: 别的。').at(-1)?.id
		);
		const loose = markdownToBlocks('甲[^2]。\n\n[^1]: 没有人引用。');
		expect(loose.map(blockText)).toEqual(['甲[^2]。', '没有人引用。']);
		// One that stands in a quote is words there, and its sign too.
		expect(JSON.stringify(markdownToBlocks('甲[^1]。\n\n> [^1]: 引文里的。'))).not.toContain(
			'noteRef'
		);
	});

	it('holds nothing but text and allowed links, whatever it is fed', () => {
		const texts = hostileTexts();
		expect(texts.length).toBeGreaterThan(5);
		for (const text of texts) for (const block of markdownToBlocks(text)) checkBlock(block);
	});
});

const blockKinds = ['heading', 'paragraph', 'article', 'list', 'quote', 'table', 'footnote'];

function checkBlock(block: Block): void {
	expect(blockKinds).toContain(block.t);
	if (block.t === 'list') block.items.flat().forEach(checkInline);
	else if (block.t === 'table') [block.head, ...block.rows].flat(2).forEach(checkInline);
	else block.children.forEach(checkInline);
}

function checkInline(node: Inline): void {
	if (node.t === 'text') return expect(typeof node.text).toBe('string');
	if (node.t === 'break') return;
	expect(['strong', 'em', 'link', 'noteRef']).toContain(node.t);
	if (node.t === 'link') expect(isAllowedHref(node.href)).toBe(true);
	node.children.forEach(checkInline);
}
