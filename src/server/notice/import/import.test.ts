import { describe, expect, it } from 'vitest';
import type { ImportFormat } from '../../../domain/notice/import.ts';
import { markdownToBlocks } from '../../../domain/notice/markdown.ts';
import { listEntryTemplate } from '../../../domain/notice/import-template.ts';
import { structureBlockers } from '../../../domain/notice/check-structure.ts';
import { blockText } from '../../../domain/notice/plain-text.ts';
import { toCsv } from '../../../domain/text/csv.ts';
import { hostileTexts, linksOf } from '../../../../tests/support/hostile-text.ts';
import { makeDocx } from '../../../../tests/support/make-docx.ts';
import { makeZip } from '../../../../tests/support/make-zip.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { readImport } from './read-file.ts';

async function read(format: ImportFormat, content: string | Buffer) {
	const answer = await readImport(format, Buffer.from(content));
	if (!answer.ok) throw new Error(answer.code);
	return answer.value;
}

async function textOf(format: ImportFormat, content: string | Buffer): Promise<string> {
	return (await read(format, content)).manuscripts[0]?.textZh ?? '';
}

const shown = (markdown: string) => markdownToBlocks(markdown).map(blockText).join('\n');

describe('a Word file', () => {
	it('keeps its title, headings, table and footnotes', async () => {
		const docx = makeDocx([
			{ text: '没有书面合同的代价', style: 'T' },
			{ text: '基本案情', style: 'H1' },
			{ text: '原告张某在甲公司工作八个月。', note: '工作时间由考勤记录证明。' },
			{
				rows: [
					['项目', '金额'],
					['二倍工资差额', '35000元']
				]
			}
		]);
		const { manuscripts, problems } = await read('docx', docx);
		expect(problems).toEqual([]);
		expect(manuscripts[0]?.titleZh).toBe('没有书面合同的代价');
		const blocks = markdownToBlocks(manuscripts[0]?.textZh ?? '');
		expect(blocks.map(({ t }) => t)).toEqual(['heading', 'paragraph', 'table', 'footnote']);
		expect(blocks.map(blockText).join('\n')).toBe(
			'基本案情\n原告张某在甲公司工作八个月。[1]\n项目\n金额\n二倍工资差额\n35000元\n[1] 工作时间由考勤记录证明。'
		);
	});

	it('leads from a sign to its note, also out of a table', () => {
		const sign = (n: number) =>
			`<sup><a href="#footnote-${n}" id="footnote-ref-${n}">[${n}]</a></sup>`;
		const note = (n: number, words: string) =>
			`<li id="footnote-${n}"><p>${words} <a href="#footnote-ref-${n}">↑</a></p></li>`;
		const { text } = htmlToMarkdown(
			`<table><tr><td>金额${sign(1)}</td></tr></table><p>付款${sign(2)}:</p><ol>${note(1, '元')}${note(2, '转账')}</ol>`
		);
		const blocks = markdownToBlocks(text);
		expect(blocks.map(blockText)).toEqual(['金额[1]', '付款[2]:', '[1] 元', '[2] 转账']);
		const notes = blocks.slice(-2).map(({ id }) => `"note":"${id}"`);
		expect(JSON.stringify(blocks[0])).toContain(notes[0]);
		expect(JSON.stringify(blocks[1])).toContain(notes[1]);
	});

	it('takes a short first line for the title where no style says so', async () => {
		const { manuscripts } = await read('docx', makeDocx(['一份通知', '请按时付款。']));
		expect(manuscripts[0]).toMatchObject({ titleZh: '一份通知', textZh: '请按时付款。' });
	});

	it('is refused when it is damaged, a bomb or holds programs', async () => {
		const code = async (bytes: Buffer) => {
			const answer = await readImport('docx', bytes);
			return answer.ok ? 'taken' : answer.code;
		};
		expect(await code(Buffer.from('not a file'))).toBe('damaged');
		const zeros = Buffer.alloc(20 * 1024 * 1024);
		expect(
			await code(
				makeZip([
					{ name: '[Content_Types].xml', content: 'x' },
					{ name: 'word/document.xml', content: zeros }
				])
			)
		).toBe('bomb');
		expect(
			await code(
				makeZip([
					{ name: '[Content_Types].xml', content: 'x' },
					{ name: 'word/vbaProject.bin', content: 'x' }
				])
			)
		).toBe('active_content');
	});
});

describe('HTML', () => {
	it('keeps structure and says what it left out', () => {
		const { title, text, notes } = htmlToMarkdown(
			'<title>页面</title><h1>标题</h1><p>第一段<strong>重点</strong>，<a href="https://example.com/a">见此</a>。</p><ol><li>一</li><li>二<br>续</li></ol><blockquote>引文</blockquote><table><tr><th colspan="2">甲</th></tr><tr><td>1</td><td>2|3</td></tr></table><img src="https://tracker.example/x.png"><svg></svg>'
		);
		expect(title).toBe('标题');
		expect(text.split('\n\n')).toEqual([
			'第一段**重点**，[见此](<https://example.com/a>)。',
			'1. 一\n2. 二\\\n   续',
			'> 引文',
			'| 甲 |  |\n| --- | --- |\n| 1 | 2\\|3 |'
		]);
		expect(notes).toEqual(['numbering', 'mergedCells', 'image', 'embedded']);
	});

	it('keeps what is strong beside Chinese punctuation, and lists within lists', () => {
		const html =
			'<p><b>原告：</b>张某</p><ul><li>甲<ul><li>乙</li></ul></li></ul><blockquote><p>一</p><ul><li>二</li></ul></blockquote>';
		const blocks = markdownToBlocks(htmlToMarkdown(html).text);
		expect(blocks).toMatchObject([
			{ children: [{ t: 'strong', children: [{ text: '原告：' }] }, { text: '张某' }] },
			{ t: 'list', items: [[{ text: '甲' }], [{ text: '乙' }]] },
			{ t: 'quote', children: [{ text: '一' }, { t: 'break' }, { text: '二' }] }
		]);
	});

	it('words stay as written, whatever marks are in them', () => {
		for (const words of [
			'2 * 3 * 4',
			'# 不是标题',
			'1. 不是列表',
			'- 也不是',
			'a_b_c',
			'[x](y)',
			'\\',
			'> 3',
			'| 竖线 |',
			'&lt;b&gt;',
			'~~删~~',
			'=== 等号'
		]) {
			const html = `<p>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
			expect(shown(htmlToMarkdown(html).text)).toBe(words);
		}
	});

	it('a tree deeper than anybody writes is read to its end', () => {
		const deep = `${'<div>'.repeat(5000)}底${'</div>'.repeat(5000)}`;
		expect(shown(htmlToMarkdown(deep).text)).toBe('底');
	});
});

describe('rows', () => {
	it('come from a spreadsheet with headings in Chinese, also in the encoding of Excel', async () => {
		const csv =
			'标题,种类,正文,日期,领域,自测题\r\n"按时付款",风险提示,"第一行\n第二行 ""引号""",2026-05-01,D1;D3,C4 C2\r\n';
		const { manuscripts } = await read('csv', csv);
		expect(manuscripts).toMatchObject([
			{
				...{ titleZh: '按时付款', kind: 'riskTip', date: '2026-05-01' },
				...{ domains: ['D1', 'D3'], items: ['C4', 'C2'] }
			}
		]);
		expect(manuscripts[0]?.textZh).toBe('第一行\n第二行 "引号"');
		// 标题,种类,正文 / 甲,指引,乙 in GB 18030.
		const gbk = Buffer.from('b1eacce22cd6d6c0e02cd5fdcec40ab2d72cd6b8d2fd2cd2d2', 'hex');
		expect((await read('csv', gbk)).manuscripts[0]).toMatchObject({ kind: 'guidance' });
	});

	it('name the cell that is wrong, and then nothing at all is taken', async () => {
		const csv = '标题,种类,正文,日期\n好的,风险提示,文字,2026-05-01\n坏的,诗歌,,2026-02-30\n';
		expect(await read('csv', csv)).toMatchObject({
			manuscripts: [],
			problems: [
				{ at: 'B3', field: 'kind', reason: 'kind' },
				{ at: 'C3', field: 'textZh', reason: 'required' },
				{ at: 'D3', field: 'date', reason: 'date' }
			]
		});
		expect((await read('csv', '标题,颜色\n甲,红\n')).problems).toEqual([
			{ at: 'B1', field: '颜色', reason: 'unknown_column' }
		]);
	});

	it('are not read past a quote that nothing closes, nor from a column that is there twice', async () => {
		const open = '标题,种类,正文\n甲,指引,"好的"\n乙,指引,"没有关上\n丙,指引,文字\n';
		expect(await read('csv', open)).toMatchObject({
			manuscripts: [],
			problems: [{ at: '3', reason: 'open_quote' }]
		});
		const twice = '标题,种类,正文,title,constructor\n甲,指引,乙,丙,丁\n';
		expect((await read('csv', twice)).problems).toEqual([
			{ at: 'D1', field: 'title', reason: 'column_twice' },
			{ at: 'E1', field: 'constructor', reason: 'unknown_column' }
		]);
	});

	it('of a list entry come from a spreadsheet without any Markdown, as the sample to fill in shows', async () => {
		const { manuscripts, problems } = await read('csv', toCsv(listEntryTemplate));
		expect(problems).toEqual([]);
		const [entry] = manuscripts;
		expect(entry).toMatchObject({
			kind: 'leniencyEntry',
			list: '首次轻微违法不予处罚（示例）',
			region: '云杉市（虚构）',
			domains: ['D6']
		});
		expect(entry && structureBlockers(entry)).toEqual([]);
		expect(shown(entry?.textZh ?? '')).toContain('首次？查以前有没有同样的记录');

		const [head = [], row = []] = listEntryTemplate;
		const without = row.map((cell, at) => (head[at] === '失效日期' ? '' : cell));
		expect((await read('csv', toCsv([head, without]))).problems).toEqual([
			{ at: 'G2', field: 'effectiveTo', reason: 'required' }
		]);
	});

	it('come from lines of JSON, each refused by its number', async () => {
		const good = JSON.stringify({ title: '甲', kind: 'law', text: '文字', other: 1 });
		expect((await read('jsonl', `${good}\n`)).manuscripts).toHaveLength(1);
		expect(
			await read('jsonl', `${good}\nnot json\n[1]\n{"title":5,"kind":"law","text":"x"}`)
		).toMatchObject({
			manuscripts: [],
			problems: [
				{ at: '2', reason: 'not_json' },
				{ at: '3', reason: 'not_json' },
				{ at: '4', field: 'titleZh', reason: 'wrong' }
			]
		});
		const many = Array.from({ length: 201 }, () => good).join('\n');
		expect((await read('jsonl', many)).problems).toMatchObject([{ reason: 'too_many' }]);
	});
});

describe('hostile texts', () => {
	const hostile = hostileTexts();

	it('in a Word file are the words that stand there', async () => {
		const sane = hostile
			.map((text) =>
				text
					.replaceAll(/\p{Cc}/gu, '')
					.replaceAll(/\s+/g, ' ')
					.trim()
			)
			.filter((text) => text !== '' && text.isWellFormed() && text.length < 2000);
		for (let from = 0; from < sane.length; from += 50) {
			const some = sane.slice(from, from + 50);
			const blocks = markdownToBlocks(await textOf('docx', makeDocx(['标题', ...some])));
			expect(blocks.map(blockText)).toEqual(some);
			expect(blocks.flatMap(linksOf)).toEqual([]);
		}
	});
});
