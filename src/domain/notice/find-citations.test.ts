import { describe, expect, it } from 'vitest';
import { CitationReader, findCitations } from './find-citations.ts';

/** `law:article,article` of each citation, in order. */
const read = (text: string, self?: string) =>
	findCitations(text, self).map(({ law, articles }) => `${law}:${articles.join()}`);

describe('citations in a text', () => {
	it.each([
		['依照《中华人民共和国劳动合同法》第十条处理', ['劳动合同法:10']],
		['违反劳动合同法第82条', ['劳动合同法:82']],
		['根据中华人民共和国民法典第 五百零九 条', ['民法典:509']],
		['依据个保法第２９条', ['个人信息保护法:29']],
		['依照刑法第一百三十三条之一第一款第（二）项', ['刑法:133之一']],
		['《工资支付暂行规定》（劳部发〔1994〕489号）第十三条', ['工资支付暂行规定:13']],
		['《公司法》（2018年修正）第二十条', ['公司法（2018）:20']],
		[
			'《最高人民法院关于适用〈中华人民共和国民法典〉合同编的解释》第三条',
			['最高人民法院关于适用〈中华人民共和国民法典〉合同编的解释:3']
		]
	])('%s', (text, expected) => expect(read(text)).toEqual(expected));

	it('reads several articles after one name, and ranges, each with its own place', () => {
		const text =
			'依照劳动合同法第十条、第八十二条第一款和《民法典》第五百零九条至第五百一十一条处理。';
		const found = findCitations(text);
		expect(found.map(({ law, articles, paragraph }) => [law, articles, paragraph])).toEqual([
			['劳动合同法', ['10'], null],
			['劳动合同法', ['82'], 1],
			['民法典', ['509', '510', '511'], null]
		]);
		expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
			'劳动合同法第十条',
			'第八十二条第一款',
			'《民法典》第五百零九条至第五百一十一条'
		]);
		expect(read('民法典第10-12条、第32、33条')).toEqual(['民法典:10,11,12', '民法典:32,33']);
	});

	it('knows what 同法, 本法 and a short name mean', () => {
		expect(read('依照《劳动法》第三条，同法第五条', undefined)).toEqual(['劳动法:3', '劳动法:5']);
		expect(read('违反本法第十条的规定', '中华人民共和国商标法')).toEqual(['商标法:10']);
		expect(read('违反本条例第十条', '云杉市噪声条例')).toEqual(['云杉市噪声条例:10']);
		expect(read('依据本法第五百一十条', '中华人民共和国民法典')).toEqual(['民法典:510']);
		// A regulation's 本法 is a slip or another text's words: nobody knows which law it means.
		expect(read('违反本法第十条', '云杉市噪声条例')).toEqual([]);
		expect(
			read('《云杉市老旧小区管理规定》（以下简称《小区规定》）施行后，按小区规定第三条办理')
		).toEqual(['云杉市老旧小区管理规定:3']);
	});

	it('remembers names from one paragraph to the next', () => {
		const reader = new CitationReader();
		reader.read('适用《云杉市暂住条例》。');
		expect(reader.read('同条例第二条、暂住人员依照云杉市暂住条例第四条')).toMatchObject([
			{ law: '云杉市暂住条例', articles: ['2'] },
			{ law: '云杉市暂住条例', articles: ['4'] }
		]);
	});

	it('goes on with the law whose words were just quoted', () => {
		expect(read('《劳动法》第四条规定：“应当休息。”第五条规定：“应当培训。”')).toEqual([
			'劳动法:4',
			'劳动法:5'
		]);
		expect(read('《劳动法》第四条规定：“应当休息。”第一，应当培训。')).toEqual(['劳动法:4']);
	});

	it.each([
		['a law without an article', '根据《宪法》制定本法。'],
		['a contract', '《买卖合同》第三条约定，货到付款'],
		['a bare article', '双方同意第十条的内容'],
		['the tail of an unknown law’s name', '依照极地环境保护法第三条'],
		['a law named inside the name of another', '劳动合同法实施条例征求意见'],
		['an article number that is none', '民法典第零条']
	])('leaves %s alone', (_, text) => expect(read(text)).toEqual([]));

	it('takes the longest name there is', () => {
		expect(read('依照劳动合同法实施条例第六条')).toEqual(['劳动合同法实施条例:6']);
		expect(read('依照固体废物污染环境防治法第六条')).toEqual(['固体废物污染环境防治法:6']);
	});

	it(
		'does not hang on a long text of nothing but brackets and numerals',
		{ timeout: 20_000 },
		() => {
			const text = `${'《'.repeat(50_000)}${'第一'.repeat(200_000)}${'（'.repeat(50_000)}`;
			expect(read(text)).toEqual([]);
		}
	);
});
