import { describe, expect, it } from 'vitest';
import { linkCitations } from './link-citations.ts';
import { plainTextToBlocks } from './plain-source.ts';
import { blockText } from './plain-text.ts';

const tip = { kind: 'riskTip', title: { zh: '提示', en: null }, date: '2026-11-02' } as const;

describe('linked citations', () => {
	it('lead to the page of the article, in the edition of the day the text was written', () => {
		const source = plainTextToBlocks('依照《商标法》第四十条、第四十九条办理。');
		const { blocks, citations } = linkCitations(source, tip);
		expect(blocks).toMatchObject([
			{
				children: [
					{ t: 'text', text: '依照' },
					{ t: 'link', href: `/laws/${encodeURIComponent('商标法（2019）')}/40` },
					{ t: 'text', text: '、' },
					{ t: 'link', href: `/laws/${encodeURIComponent('商标法（2019）')}/49` },
					{ t: 'text', text: '办理。' }
				]
			}
		]);
		expect(citations).toEqual([
			{ law: '商标法（2019）', article: '40' },
			{ law: '商标法（2019）', article: '49' }
		]);
	});

	it('change neither a word nor an id, so that search and bookmarks stay as they were', () => {
		const source = plainTextToBlocks(
			'第一条 依照民法典第三条、第四条。\n| 依据 | 民法典第五条 |\n| 其他 | 本法第二条 |\n第二条 见本法第一条。'
		);
		const law = {
			kind: 'law',
			title: { zh: '云杉市示例法', en: null },
			date: '2026-01-01'
		} as const;
		const { blocks } = linkCitations(source, law);
		expect(blocks.map((block) => [block.id, blockText(block)])).toEqual(
			source.map((block) => [block.id, blockText(block)])
		);
		expect(JSON.stringify(blocks)).toContain('"href":"#a1"');
	});

	it('stay words where the law is not in the register or the article is not in the text', () => {
		const text = '见《云杉市示例规定》第三条。';
		expect(linkCitations(plainTextToBlocks(text), tip)).toEqual({
			blocks: plainTextToBlocks(text),
			citations: []
		});
		const own = plainTextToBlocks('第一条 见本法第九条。');
		const law = { kind: 'law', title: { zh: '示例法', en: null }, date: '' } as const;
		expect(linkCitations(own, law).blocks).toEqual(own);
	});
});
