import { describe, expect, test } from 'vitest';
import { lawStatusOn } from './citation.ts';
import { findLaw, laws, resolveCitation } from './laws.ts';

describe('the law register', () => {
	test('holds every name once, with dates in order', () => {
		expect(new Set(laws.map((law) => law.law)).size).toBe(laws.length);
		for (const law of laws) {
			expect(law.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			if (law.effectiveTo) expect(law.effectiveFrom < law.effectiveTo).toBe(true);
		}
	});

	test('knows the successor of every text that ends, in force the very next day', () => {
		for (const law of laws.filter((one) => one.effectiveTo)) {
			const next = laws.find((one) => one.law === law.successor?.law);
			expect(next, law.law).toBeDefined();
			expect(dayAfter(law.effectiveTo as string), law.law).toBe(next?.effectiveFrom);
		}
	});

	test('flips the Trademark Law on 1 January 2027 and not a day before', () => {
		const ref = resolveCitation({ law: '《商标法》', article: '40' }, '2026-11-24');
		expect(ref?.law).toBe('商标法（2019）');
		if (!ref) return;
		expect(lawStatusOn(ref, '2026-12-31').status).toBe('ending');
		expect(lawStatusOn(ref, '2027-01-01').status).toBe('repealed');
		expect(findLaw('商标法', '2027-01-01')?.law).toBe('商标法（2027年施行）');
	});

	test('reads a bare name as the edition of the day the text was written', () => {
		expect(findLaw('中华人民共和国公司法', '2024-06-30')?.law).toBe('公司法（2018）');
		expect(findLaw('公司法', '2024-07-01')?.law).toBe('公司法（2023）');
		expect(findLaw('公司法(2018)', '2026-01-01')?.law).toBe('公司法（2018）');
		expect(findLaw('月球法', '2026-01-01')).toBeNull();
	});

	test('carries the mapped article over to the successor, and says when none is mapped', () => {
		const mapped = resolveCitation({ law: '反不正当竞争法（2019）', article: '9' }, '2025-01-01');
		expect(mapped?.supersededBy).toEqual({ law: '反不正当竞争法（2025）', article: '10' });
		const open = resolveCitation({ law: '水污染防治法', article: '21' }, '2025-01-01');
		expect(open?.supersededBy).toEqual({ law: '生态环境法典', article: '' });
	});
});

function dayAfter(date: string): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
