import { expect, test } from 'vitest';
import { hostileTexts } from '../../../tests/support/hostile-text.ts';
import type { Block } from './notice.ts';
import { type Takeaway, toHtmlFile, toTextFile } from './take-along.ts';

const text = (words: string) => [{ t: 'text' as const, text: words }];
const blocks: Block[] = [
	{ t: 'heading', id: 'h-1', level: 1, children: text('事实') },
	{ t: 'article', id: 'a188', label: '第一百八十八条', children: text('期间为三年。') },
	{ t: 'list', id: 'l-1', ordered: true, items: [text('找合同'), text('发函')] },
	{ t: 'table', id: 't-1', head: [text('项目')], rows: [[text('利息 < 本金')]] },
	{
		t: 'paragraph',
		id: 'p-1',
		children: [
			{ t: 'link', href: '/notices/5', children: text('民法典') },
			{ t: 'noteRef', id: 'f-1-r1', note: 'f-1', children: text('[1]') }
		]
	},
	{ t: 'footnote', id: 'f-1', label: '[1]', children: text('出处') }
];
const file: Takeaway = {
	title: '一条短信',
	facts: ['典型案例', '编号 3'],
	blocks,
	lang: 'zh-CN',
	notes: ['最新内容：https://faqiao.example/notices/3'],
	origin: 'https://faqiao.example'
};

test('a page to take along has the whole text, its anchors and whole addresses', () => {
	const html = toHtmlFile(file);
	expect(html).toContain('<h2 id="h-1">事实</h2>');
	expect(html).toContain('<p id="a188"><strong>第一百八十八条</strong>&emsp;期间为三年。</p>');
	expect(html).toContain('<ol id="l-1"><li>找合同</li><li>发函</li></ol>');
	expect(html).toContain('<td>利息 &lt; 本金</td>');
	expect(html).toContain('<a href="https://faqiao.example/notices/5" rel="noreferrer">民法典</a>');
	expect(html).toContain('<sup><a id="f-1-r1" href="#f-1">[1]</a></sup>');
	expect(html).toContain('<p id="f-1" class="note"><a href="#f-1-r1">[1]</a> 出处</p>');
	expect(html).not.toMatch(/<script|src=|@import|url\(/);
});

test('a text file is what a person would type', () => {
	expect(toTextFile(file)).toBe(
		'一条短信\n\n典型案例\n编号 3\n\n事实\n\n第一百八十八条 期间为三年。\n\n1. 找合同\n2. 发函\n\n项目\n利息 < 本金\n\n民法典[1]\n\n[1] 出处\n\n最新内容：https://faqiao.example/notices/3\n'
	);
});

test('hostile words stay words wherever they stand', () => {
	for (const hostile of hostileTexts()) {
		const html = toHtmlFile({
			...file,
			title: hostile,
			facts: [hostile],
			notes: [hostile],
			blocks: [
				{ t: 'article', id: 'a1', label: hostile, children: text(hostile) },
				{
					t: 'paragraph',
					id: 'p-1',
					children: [
						{ t: 'link', href: hostile, children: text('x') },
						{ t: 'link', href: 'javascript:alert(1)', children: text('y') }
					]
				}
			]
		});
		const tags = [...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag?.toLowerCase());
		for (const tag of ['script', 'img', 'svg', 'iframe', 'object']) expect(tags).not.toContain(tag);
		expect(html).not.toMatch(/href="\s*javascript/i);
		expect(html.match(/<title>/g)).toHaveLength(1);
	}
});
