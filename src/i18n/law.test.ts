import { expect, test } from 'vitest';
import { formatArticles, formatLaw } from './law.ts';

test('names a law and its articles as a reader would', () => {
	expect(formatLaw('公司法（2023）', 'zh-CN')).toBe('《公司法》（2023）');
	expect(formatArticles('劳动合同法', ['10', '82'], 'zh-CN')).toBe('《劳动合同法》第10、82条');
	expect(formatArticles('公司法（2023）', ['15'], 'en')).toBe('Company Law (2023), art. 15');
	expect(formatArticles('劳动合同法', ['10', '82'], 'en')).toBe('Labor Contract Law, arts. 10, 82');
});

test('leaves the article out while it is not mapped', () => {
	expect(formatArticles('商标法（2027年施行）', [''], 'zh-CN')).toBe('《商标法》（2027年施行）');
});
