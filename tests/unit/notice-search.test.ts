import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeLibrary, type NoticeLibrary } from '../../src/domain/notice/library.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { openPack } from '../../src/domain/notice/pack.ts';
import { passagesOf, passageText } from '../../src/domain/notice/passages.ts';
import type { SearchOptions } from '../../src/domain/notice/search/answer.ts';
import { foldText } from '../../src/domain/notice/search/tokens.ts';
import { draftToNotice, type NoticeDraft } from '../../src/domain/notice/draft.ts';
import { readImportRow } from '../../src/server/notice/import-row.ts';
import { PackBuilder } from '../../src/server/notice/pack-builder.ts';
import { bytesSource, packTools } from '../../src/server/notice/pack-tools.ts';
import { makeDraft } from '../support/notices.ts';
import { findShared } from '../support/shared.ts';

const on = '2026-11-24';
const everything = { on, limit: 100_000 };

async function makeTestLibrary(notices: Notice[], perPack = 100): Promise<NoticeLibrary> {
	const packs = [];
	for (let from = 0; from < notices.length; from += perPack) {
		const builder = new PackBuilder();
		for (const notice of notices.slice(from, from + perPack)) builder.add(notice);
		const pack = await openPack(bytesSource(builder.finish().bytes), packTools);
		packs.push({ pack, gone: [] });
	}
	return makeLibrary(packs, new Set());
}

const toNotices = (drafts: NoticeDraft[]) =>
	drafts.map((draft, at) =>
		draftToNotice(draft, { number: at + 1, publishedAt: '', updatedAt: '' })
	);

const lawOf = (zh: string, change: Partial<NoticeDraft> = {}) =>
	makeDraft(zh.slice(0, 8), { title: { zh: '示例', en: null }, ...change, text: { zh, en: null } });

/** The truth: every notice with the term in any passage, by looking at every letter. */
function scan(notices: Notice[], term: string): number[] {
	return foldPassages(notices)
		.filter(({ passages }) => passages.some((text) => text.includes(foldText(term))))
		.map(({ number }) => number);
}

function foldPassages(notices: Notice[]) {
	let folded = foldedTexts.get(notices);
	if (!folded) {
		folded = notices.map((notice) => ({
			number: notice.number,
			passages: passagesOf(notice.title, notice).map((passage) =>
				foldText(passageText(passage, notice.title))
			)
		}));
		foldedTexts.set(notices, folded);
	}
	return folded;
}

const foldedTexts = new WeakMap<Notice[], Array<{ number: number; passages: string[] }>>();

async function numbersOf(library: NoticeLibrary, query: string): Promise<number[]> {
	const { hits, match } = await library.search(query, everything);
	return match === 'some' ? [] : hits.map((hit) => hit.number).sort((a, b) => a - b);
}

describe('search over packs', () => {
	it('finds every text with the term and no other, for any text and term', async () => {
		const letter = fc.constantFrom(...'甲乙丙丁,。 ab1𠮷');
		const text = fc.string({ unit: letter, minLength: 1, maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(text, { minLength: 1, maxLength: 8 }),
				fc.string({ unit: fc.constantFrom(...'甲乙丙丁𠮷'), minLength: 1, maxLength: 4 }),
				async (texts, term) => {
					const notices = toNotices(texts.map((zh) => lawOf(zh)));
					const library = await makeTestLibrary(notices, 3);
					expect(await numbersOf(library, term)).toEqual(scan(notices, term));
				}
			),
			{ numRuns: 150 }
		);
	});

	it('does not take the pairs of a term that stand apart for the term', async () => {
		const notices = toNotices([lawOf('第一条 竞业和业限与限制。'), lawOf('第一条 约定竞业限制。')]);
		const library = await makeTestLibrary(notices);
		expect(await numbersOf(library, '竞业限制')).toEqual([2]);
	});

	it('finds one character, also at the end of a line, and parts of Latin words in any case', async () => {
		const notices = toNotices([lawOf('第一条 欠'), lawOf('第一条 ＦＯＲＣＥ Majeure 与 ISO9001')]);
		const library = await makeTestLibrary(notices);
		expect(await numbersOf(library, '欠')).toEqual([1]);
		expect(await numbersOf(library, 'force')).toEqual([2]);
		expect(await numbersOf(library, 'maj')).toEqual([2]);
		expect(await numbersOf(library, '9001')).toEqual([2]);
		expect(await numbersOf(library, '"force majeure"')).toEqual([2]);
		expect(await numbersOf(library, '"majeure force"')).toEqual([]);
	});

	it('wants all terms: in one passage first, the name of the law counting for its articles', async () => {
		const named = lawOf('第一条 甲。\n第二条 善意取得。', { title: { zh: '示范法典', en: null } });
		const notices = toNotices([named, lawOf('第一条 善意取得。'), lawOf('第一条 示范。')]);
		const { hits, match } = await (
			await makeTestLibrary(notices)
		).search('示范法典 善意取得', {
			on,
			limit: 10
		});
		expect(match).toBe('all');
		expect(hits.map((hit) => [hit.number, hit.passageId])).toEqual([[1, 'a2']]);
	});

	it('puts the title before the text and what is in force before what is repealed', async () => {
		const notices = toNotices([
			lawOf('第一条 预付款。', { expired: true }),
			lawOf('第一条 预付款。'),
			lawOf('第一条 其他。', { title: { zh: '预付款规定', en: null } })
		]);
		const { hits } = await (await makeTestLibrary(notices)).search('预付款', { on, limit: 10 });
		expect(hits.map((hit) => hit.number)).toEqual([3, 2, 1]);
	});

	it('answers a question nobody wrote word for word with the nearest texts, and says that it did', async () => {
		const notices = toNotices([lawOf('第一条 不得拖欠工资。'), lawOf('第一条 绿化。')]);
		const answer = await (
			await makeTestLibrary(notices)
		).search('老板拖欠工资怎么办', {
			on,
			limit: 10
		});
		expect(answer.match).toBe('some');
		expect(answer.hits.map((hit) => hit.number)).toEqual([1]);
	});

	it('finds an article by its number in either numerals, itself before those that refer to it', async () => {
		const filler = Array.from(
			{ length: 11 },
			(_, at) => `第${'一二三四五六七八九十'[at] ?? '十一'}条 甲。`
		);
		const lines = ['第二条 依照第十二条办理。', '第三条 另见第十二条。'];
		const law = [
			...filler.filter((line) => !/^第[二三]条/.test(line)),
			...lines,
			'第十二条 期限。'
		];
		const notices = toNotices([
			lawOf('第一条 依照示例法第十二条。'),
			lawOf(law.join('\n'), { title: { zh: '示例法', en: null } })
		]);
		const library = await makeTestLibrary(notices);
		for (const query of ['第十二条', '第12条', '示例法12条', '示例法 第十二条']) {
			const { hits } = await library.search(query, { on, limit: 10, unit: 'passage' });
			expect([query, hits[0]?.number, hits[0]?.passageId]).toEqual([query, 2, 'a12']);
		}
	});

	it('finds a title by the first letters of its pinyin, three or more', async () => {
		const notices = toNotices([
			lawOf('第一条 甲。', { title: { zh: '竞业限制规定', en: null } }),
			lawOf('第一条 乙。', { title: { zh: '其他', en: null } })
		]);
		const library = await makeTestLibrary(notices);
		expect(await numbersOf(library, 'jyxz')).toEqual([1]);
		expect(await numbersOf(library, 'JYXZ')).toEqual([1]);
		expect(await numbersOf(library, 'yxzg')).toEqual([1]);
		expect(await numbersOf(library, 'jy')).toEqual([]);
	});

	it('goes on behind any number of texts where the pairs only stand apart', async () => {
		const apart = Array.from({ length: 120 }, () => lawOf('第一条 甲乙，乙丙。'));
		const notices = toNotices([...apart, lawOf('第一条 甲乙丙。', { expired: true })]);
		const library = await makeTestLibrary(notices);
		const { hits, match, total } = await library.search('甲乙丙', { on, limit: 1 });
		expect({ match, total, number: hits[0]?.number }).toEqual({
			match: 'all',
			total: 1,
			number: 121
		});
	});

	it('narrows by kind, domain, place, date and what is in force', async () => {
		const notices = toNotices([
			lawOf('第一条 预付款。', { date: '2024-03-01', domains: ['D1'], issuer: '示例省人大' }),
			lawOf('第一条 预付款。', { date: '2026-03-01', domains: ['D2'], kind: 'guidance' }),
			lawOf('第一条 预付款。', { date: '2026-05-01', expired: true })
		]);
		const library = await makeTestLibrary(notices);
		const numbers = async (filters: Partial<SearchOptions>) =>
			(await library.search('预付款', { on, limit: 10, ...filters })).hits
				.map((hit) => hit.number)
				.sort();
		expect(await numbers({})).toEqual([1, 2, 3]);
		expect(await numbers({ kinds: ['guidance'] })).toEqual([2]);
		expect(await numbers({ domains: ['D1', 'D9'] })).toEqual([1]);
		expect(await numbers({ place: '示例省' })).toEqual([1]);
		expect(await numbers({ from: '2025-01-01', to: '2026-04-01' })).toEqual([2]);
		expect(await numbers({ inForce: true })).toEqual([1, 2]);
	});

	it('marks the words in the snippet as they are printed', async () => {
		const notices = toNotices([lawOf(`第一条 ${'前'.repeat(60)}ＡＢ公司欠薪，再次欠薪。`)]);
		const { hits } = await (await makeTestLibrary(notices)).search('欠薪 ab', { on, limit: 1 });
		const snippet = hits[0]?.snippet;
		const marked = snippet?.ranges.map(([from, to]) => snippet.text.slice(from, to));
		expect(marked).toEqual(['ＡＢ', '欠薪', '欠薪']);
	});

	it('shows the stretch where most of the question stands, not its first stray pair', async () => {
		const text = `第一条 工资的定义。${'无关'.repeat(100)}拖欠劳动报酬的，可以申请支付令。`;
		const library = await makeTestLibrary(toNotices([lawOf(text)]));
		const { hits } = await library.search('老板欠薪拖欠工资怎么办', { on, limit: 1 });
		expect(hits[0]?.snippet.text).toContain('拖欠劳动报酬');
	});

	it('gives pages that follow each other without a gap or a repeat', async () => {
		const notices = toNotices(Array.from({ length: 45 }, () => lawOf('第一条 分页。')));
		const library = await makeTestLibrary(notices, 10);
		const seen = new Set<number>();
		for (let skip = 0; skip < 45; skip += 20) {
			const { hits, total } = await library.search('分页', { on, limit: 20, skip });
			expect(total).toBe(45);
			for (const hit of hits) seen.add(hit.number);
		}
		expect(seen.size).toBe(45);
	});

	it('finds nothing for no words, and does not choke on marks or a pasted page', async () => {
		const library = await makeTestLibrary(toNotices([lawOf('第一条 甲。')]));
		for (const query of ['', '   ', '《》，。', '"', '"""', '?'.repeat(5000), '甲'.repeat(5000)]) {
			expect((await library.search(query, { on, limit: 10 })).hits.length).toBeLessThanOrEqual(1);
		}
	});
});

const corpus = findShared('corpus/cn-laws.jsonl.gz');

describe.skipIf(!corpus)('search over 200 laws of the shared corpus', () => {
	const notices: Notice[] = [];
	let library: NoticeLibrary;

	beforeAll(async () => {
		const lines = createInterface({
			input: createReadStream(corpus ?? '').pipe(createGunzip())
		});
		for await (const line of lines) {
			const row = readImportRow(line, null);
			if (!row.ok) throw new Error(row.reason);
			const number = notices.length + 1;
			notices.push(draftToNotice(row.draft, { number, publishedAt: '', updatedAt: '' }));
			if (notices.length === 200) break;
		}
		library = await makeTestLibrary(notices);
	}, 60_000);

	it('has the recall and precision of a scan, for words anybody may type and pieces of the texts', async () => {
		const typed = ['欠薪', '竞业限制', '善意取得', '劳动报酬', '不可抗力', '诉讼时效', '违约金'];
		const pieces = notices.flatMap(({ body }, at) => {
			const text = JSON.stringify(body.zh).match(/[\u4e00-\u9fff]{8,}/g) ?? [];
			const piece = text[at % Math.max(1, text.length)] ?? '';
			return piece ? [piece.slice(2, 4), piece.slice(1, 4 + (at % 4))] : [];
		});
		for (const term of [...typed, ...pieces.slice(0, 120)]) {
			expect([term, await numbersOf(library, term)]).toEqual([term, scan(notices, term)]);
		}
	}, 120_000);
});
