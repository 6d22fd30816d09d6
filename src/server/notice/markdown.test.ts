import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../domain/notice/notice.ts';
import { isAllowedHref } from '../../domain/notice/link.ts';
import { hostileTexts } from '../../../tests/support/hostile-text.ts';
import { blockText } from '../../domain/notice/plain-text.ts';
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

	it('holds nothing but text and allowed links, whatever it is fed', () => {
		const texts = hostileTexts();
		expect(texts.length).toBeGreaterThan(5);
		for (const text of texts) for (const block of markdownToBlocks(text)) checkBlock(block);
	});
});

const blockKinds = ['heading', 'paragraph', 'article', 'list', 'quote', 'table'];

function checkBlock(block: Block): void {
	expect(blockKinds).toContain(block.t);
	if (block.t === 'list') block.items.flat().forEach(checkInline);
	else if (block.t === 'table') [block.head, ...block.rows].flat(2).forEach(checkInline);
	else block.children.forEach(checkInline);
}

function checkInline(node: Inline): void {
	if (node.t === 'text') return expect(typeof node.text).toBe('string');
	if (node.t === 'break') return;
	expect(['strong', 'em', 'link']).toContain(node.t);
	if (node.t === 'link') expect(isAllowedHref(node.href)).toBe(true);
	node.children.forEach(checkInline);
}
