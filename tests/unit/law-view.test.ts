import { beforeAll, describe, expect, it } from 'vitest';
import { readLawView } from '../../src/domain/notice/law-view.ts';
import { makeLibrary, type NoticeLibrary } from '../../src/domain/notice/library.ts';
import { openPack } from '../../src/domain/notice/pack.ts';
import { draftToNotice, type NoticeDraft } from '../../src/domain/notice/draft.ts';
import { blockText } from '../../src/domain/notice/plain-text.ts';
import { PackBuilder } from '../../src/server/notice/pack-builder.ts';
import { bytesSource, packTools } from '../../src/server/notice/pack-tools.ts';
import { makeDraft } from '../support/notices.ts';

const on = '2026-11-24';
const law = (sourceId: string, title: string, effectiveFrom: string, text: string) =>
	makeDraft(sourceId, {
		title: { zh: title, en: null },
		date: effectiveFrom,
		effectiveFrom,
		text: { zh: text, en: null }
	});
const tip = (sourceId: string, date: string, zh: string, change: Partial<NoticeDraft> = {}) =>
	makeDraft(sourceId, { kind: 'riskTip', date, text: { zh, en: null }, ...change });

async function packOf(...drafts: Array<[number, NoticeDraft]>) {
	const builder = new PackBuilder();
	for (const [number, draft] of drafts) {
		builder.add(draftToNotice(draft, { number, publishedAt: `${on}T00:00:00Z`, updatedAt: '' }));
	}
	return openPack(bytesSource(builder.finish().bytes), packTools);
}

describe('a law and who cites it', () => {
	let library: NoticeLibrary;
	beforeAll(async () => {
		const old = await packOf(
			[101, law('a', '中华人民共和国公司法', '2018-10-26', '第一条 旧。\n第二条 旧。')],
			[102, law('b', '中华人民共和国公司法', '2024-07-01', '第一条 新。\n另一款。\n第二条 新。')],
			[103, tip('c', '2025-03-01', '见公司法第一条。')],
			[104, tip('d', '2020-03-01', '见公司法第一条。')],
			[105, tip('e', '2025-05-01', '正文', { citations: [{ law: '公司法', article: '第二条' }] })],
			[106, tip('f', '2025-06-01', '见公司法第一条。')]
		);
		// 106 was corrected and cites nothing any more; 105 was withdrawn.
		const correction = await packOf([106, tip('f', '2025-06-01', '不再引用。')]);
		const packs = [
			{ pack: correction, gone: [] },
			{ pack: old, gone: [106] }
		];
		library = makeLibrary(packs, new Set([105]));
	});

	it('is shown in the edition asked for, article by article, with all its paragraphs', async () => {
		const view = await readLawView(library, '公司法', '1', on);
		expect(view).toMatchObject({ law: '公司法（2023）', text: { number: 102 } });
		expect(view?.blocks.map(({ id }) => id)).toEqual(['a1', 'a1-p2']);
		const old = await readLawView(library, '公司法（2018）', '1', on);
		expect(old).toMatchObject({ text: { number: 101 } });
	});

	it('names the live notices that meant this edition on their own day', async () => {
		const numbers = async (name: string, article: string) =>
			(await readLawView(library, name, article, on))?.citing.map(({ number }) => number);
		expect(await numbers('公司法（2023）', '1')).toEqual([103]);
		expect(await numbers('公司法（2018）', '')).toEqual([104]);
		expect(await numbers('公司法（2023）', '2')).toEqual([]);
		const whole = await readLawView(library, '公司法（2023）', '', on);
		expect(whole?.citedArticles).toEqual({ a1: 1 });
	});

	it('never answers with the text of another edition', async () => {
		const old = await packOf([
			107,
			law('g', '中华人民共和国商标法', '2019-11-01', '第四条 注册。')
		]);
		const shelf = makeLibrary([{ pack: old, gone: [] }], new Set());
		const view = await readLawView(shelf, '商标法（2027年施行）', '4', on);
		expect(view).toMatchObject({ text: null, blocks: [] });
	});

	it('is on a shelf that keeps what a notice said before it was corrected, and nothing withdrawn', async () => {
		const said = async (number: number) =>
			(await library.versions(number)).flatMap(({ body }) => body.zh.map(blockText));
		expect(await said(106)).toEqual(['不再引用。', '见公司法第一条。']);
		expect(await said(105)).toEqual([]);
	});

	it('is nothing for a name the register does not hold', async () => {
		expect(await readLawView(library, '月球法', '1', on)).toBeNull();
	});
});
