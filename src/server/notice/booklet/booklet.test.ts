import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Notice } from '../../../domain/notice/notice.ts';
import { markdownToBlocks } from '../../../domain/notice/markdown.ts';
import { LineSetter } from './break-lines.ts';
import { createBooklets } from './create-booklets.ts';
import { createFaces } from './faces.ts';
import { setBooklet } from './set-booklet.ts';

const faces = createFaces([]);
const source = `本文人物为虚构。

## 事实

经办人𠮷田、𪚥先生、𤭢某、𬱟某、䶮某、𩽾𩾌、𰻝𰻞面馆。**重点**与*斜体*，见[第一百八十八条](#a188)[^1]。

第一百八十八条 诉讼时效期间为三年。

## 争议

没有。

## 裁判

- 列一张清单。
- 寄一份催款函。

## 意义

1. 第一步。
2. 第二步。

> 电话催款很难证明。

| 项目 | 金额（元） |
|---|---|
| 五金配件 | 460,000 |

[^1]: 脚注里也有𠮷字。
`;

function noticeOf(markdown: string): Notice {
	return {
		number: 7,
		kind: 'typicalCase',
		category: '',
		languages: ['zh'],
		title: { zh: '一条短信保住了诉讼时效，货款三年没有催也要得回来', en: null },
		issuer: '云杉市中级人民法院（虚构）',
		date: '2026-03-18',
		domains: [],
		effectiveFrom: null,
		effectiveTo: null,
		expired: false,
		supersededBy: null,
		body: { zh: markdownToBlocks(markdown), en: null },
		source: '',
		items: [],
		citations: [{ law: '民法典', article: '188' }],
		publishedAt: '2026-03-18T00:00:00.000Z',
		updatedAt: '2026-03-18T00:00:00.000Z'
	};
}

const set = (notice: Notice) =>
	setBooklet(
		{
			notice,
			language: 'zh',
			blocks: notice.body.zh,
			print: 'abcdef012345',
			origin: 'https://faqiao.example'
		},
		faces
	);

/** The parts of a PDF that a test asks about, read without the library that wrote it. */
function readPdf(bytes: Buffer) {
	const latin = bytes.toString('latin1');
	const objects = new Map<string, { head: string; stream: Buffer }>();
	for (const match of latin.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)) {
		const [, id = '', text = ''] = match;
		const at = text.indexOf('\nstream\n');
		const raw = Buffer.from(
			at < 0 ? '' : text.slice(at + 8, text.lastIndexOf('\nendstream')),
			'latin1'
		);
		const head = at < 0 ? text : text.slice(0, at);
		objects.set(id, { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
	}
	const all = [...objects.values()];
	const refIn = (head: string, name: string) =>
		objects.get(new RegExp(`/${name} (?:\\[\\s*)?(\\d+) 0 R`).exec(head)?.[1] ?? '');
	const fonts = all
		.filter(({ head }) => head.includes('/Type0'))
		.map(({ head }) => {
			const descendant = refIn(head, 'DescendantFonts');
			const descriptor = refIn(descendant?.head ?? '', 'FontDescriptor');
			const file = refIn(descriptor?.head ?? '', 'FontFile2');
			const unicode = refIn(head, 'ToUnicode')?.stream.toString('latin1') ?? '';
			const strings = [...unicode.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
				Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')
			);
			return {
				name: /\/BaseFont \/(\S+)/.exec(head)?.[1] ?? '',
				font: file ? (create(file.stream) as Font) : null,
				text: strings
			};
		});
	return { latin, objects: all, fonts };
}

describe('a booklet', () => {
	let pdf: ReturnType<typeof readPdf>;
	let bytes: Buffer;
	beforeAll(async () => {
		bytes = await set(noticeOf(source));
		pdf = readPdf(bytes);
	});

	test('has every font inside, as a subset, and a picture for every letter it uses', () => {
		expect(pdf.fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
			'LXGWWenKai-Regular',
			'NotoSansSC-Bold',
			'NotoSansSC-Regular'
		]);
		for (const { name, font } of pdf.fonts) {
			expect(name).toMatch(/^[A-Z]{6}\+/);
			if (!font) throw new Error(`${name} is not embedded`);
			// Glyph 0 is the box for what is missing. Of the others at most the space is empty.
			const empty = Array.from({ length: font.numGlyphs - 1 }, (_, at) =>
				font.getGlyph(at + 1)
			).filter((glyph) => glyph.path.commands.length === 0);
			expect(empty.length, name).toBeLessThanOrEqual(2);
		}
		expect(bytes.length).toBeLessThan(200_000);
	});

	test('keeps rare Hanzi as text and never draws the box for a missing one', () => {
		const text = pdf.fonts.flatMap((font) => font.text).join('');
		for (const character of '𠮷𪚥𤭢𬱟䶮𩽾𰻝') expect(text).toContain(character);
		const drawn = pdf.objects
			.map(({ stream }) => stream.toString('latin1'))
			.filter((content) => content.includes(' Tf'))
			.flatMap((content) => [...content.matchAll(/<([0-9a-f]+)> -?[\d.]+/g)])
			.flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
		expect(drawn.length).toBeGreaterThan(200);
		expect(drawn.filter((code) => code === '0000')).toEqual([]);
	});

	test('is tagged, names its language and shows its title', () => {
		expect(pdf.latin).toMatch(/\/Marked true/);
		expect(pdf.latin).toMatch(/\/Lang \(zh-CN\)/);
		expect(pdf.latin).toMatch(/\/DisplayDocTitle true/);
		const tags = [...pdf.latin.matchAll(/\/S \/([A-Za-z0-9]+)/g)].map(([, tag]) => tag);
		const wanted = ['Document', 'H1', 'H2', 'P', 'TOC', 'TOCI', 'L', 'LI', 'LBody', 'BlockQuote'];
		for (const tag of [...wanted, 'Table', 'TR', 'TH', 'TD', 'Link', 'Note'])
			expect(tags).toContain(tag);
	});

	test('is the same bytes for the same text', async () => {
		expect((await set(noticeOf(source))).equals(bytes)).toBe(true);
	});
});

test('a character that no font has is printed as its code and said at the end', () => {
	const setter = new LineSetter(faces);
	const [line] = setter.setText('姓\u{2A6D0}名\u{FE00}', 10, 300);
	expect(line?.runs.map((run) => run.text).join('')).toBe('姓〔U+2A6D0〕名');
	expect([...setter.missing]).toEqual(['〔U+2A6D0〕']);
});

test('lines fit, lose nothing, and neither begin with a comma nor end with a bracket', () => {
	const setter = new LineSetter(faces);
	const text =
		'请求保护民事权利的诉讼时效期间为三年（法律另有规定的，依照其规定），自知道之日起计算。'.repeat(
			9
		);
	for (const room of [70, 113, 331]) {
		const lines = setter.setText(text, 10.5, room);
		const words = lines.map((line) => line.runs.map((run) => run.text).join(''));
		expect(words.join('')).toBe(text);
		for (const line of lines) expect(line.width).toBeLessThanOrEqual(room + 0.01);
		expect(words.filter((line) => /^[，。）、]/.test(line) || /（$/.test(line))).toEqual([]);
	}
});

describe('booklets that are asked for', () => {
	let dataDir: string;
	beforeAll(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'faqiao-booklets-'));
	});
	afterAll(() => rm(dataDir, { recursive: true, force: true }));
	const open = () => createBooklets({ dataDir, origin: 'https://faqiao.example', pdfFonts: [] });

	test('are set once and kept; another text is another booklet', async () => {
		const one = await open().of(noticeOf('一句话。'), 'zh');
		const again = await open().of(noticeOf('一句话。'), 'zh');
		const other = await open().of(noticeOf('两句话。'), 'zh');
		if (!one.ok || !again.ok || !other.ok) throw new Error('not made');
		expect(again.value.bytes.equals(one.value.bytes)).toBe(true);
		expect(other.value.hash).not.toBe(one.value.hash);
		expect(await readdir(join(dataDir, 'booklets'))).toHaveLength(2);
	});

	test('are refused in a language that does not exist, when too long, and when too many wait', async () => {
		const booklets = open();
		expect(await booklets.of(noticeOf('一句话。'), 'en')).toEqual({
			ok: false,
			code: 'no_such_language'
		});
		const long = noticeOf(`${'长'.repeat(100_000)}\n\n`.repeat(6));
		expect(await booklets.of(long, 'zh')).toEqual({ ok: false, code: 'too_long' });
		const many = Array.from({ length: 12 }, (_, at) =>
			booklets.of(noticeOf(`第 ${at} 次。`), 'zh')
		);
		const answers = await Promise.all(many);
		expect(answers.filter((answer) => answer.ok)).toHaveLength(8);
		expect(answers.filter((answer) => !answer.ok && answer.code === 'busy')).toHaveLength(4);
	});
});
