import { describe, expect, it } from 'vitest';
import { outdatedCitations } from './outdated-citations.ts';

const tip = { kind: 'riskTip' as const, date: '2026-08-01' };
/** The words that are found, with what to cite instead. */
function find(text: string, on: string, citing: Parameters<typeof outdatedCitations>[1] = tip) {
	return outdatedCitations(text, citing, on).map(({ start, end, successor }) => [
		text.slice(start, end),
		successor
	]);
}

describe('outdated citations', () => {
	it('are none while the law is in force, and all of them on the day after its last', () => {
		const text = '第一段。\n依照《环境保护法》第四十二条，另见环境保护法第四十五条。';
		expect(find(text, '2026-08-14')).toEqual([]);
		expect(find(text, '2026-08-15')).toEqual([
			['《环境保护法》第四十二条', { law: '生态环境法典', article: '' }],
			['环境保护法第四十五条', { law: '生态环境法典', article: '' }]
		]);
	});

	it('propose the article of the successor where it is mapped', () => {
		const old = { kind: 'typicalCase' as const, date: '2025-01-01' };
		expect(find('反不正当竞争法第九条', '2026-01-01', old)).toEqual([
			['反不正当竞争法第九条', { law: '反不正当竞争法（2025）', article: '10' }]
		]);
	});

	it('say nothing about laws the register does not hold, nor inside a law', () => {
		expect(find('《云杉市旧条例》第一条', '2030-01-01')).toEqual([]);
		expect(find('依照合同法第六十条', '2030-01-01', { ...tip, kind: 'law' })).toEqual([]);
	});
});
