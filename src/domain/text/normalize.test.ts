import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPhone, normalizeLine, normalizePhone, normalizeText } from './normalize.ts';

describe('a phone number', () => {
	it.each([
		['138 0000 0000', '13800000000'],
		['138-0000-0000', '13800000000'],
		['１３８００００００００', '13800000000'],
		['+86 138 0000 0000', '13800000000'],
		['＋86 13800000000', '13800000000'],
		['0086-13800000000', '13800000000'],
		['\u200b138\u202d00000000\u202c', '13800000000'],
		['(0371) 6600-0000', '037166000000'],
		['+852 2123 4567', '+85221234567']
	])('is read as people write it: %j', (typed, read) => {
		expect(normalizePhone(typed)).toBe(read);
		expect(isPhone(normalizePhone(typed))).toBe(true);
	});

	it.each(['', '12345', '二〇二六', '1380000000', '23800000000'])('refuses %j', (typed) => {
		expect(isPhone(normalizePhone(typed))).toBe(false);
	});

	it('does not care where spaces, hyphens and invisible marks stand', () => {
		const noise = fc.constantFrom(' ', '-', '\u200b', '\u3000', '\u00a0', '\ufeff', '');
		fc.assert(
			fc.property(fc.array(noise, { minLength: 12, maxLength: 12 }), (marks) => {
				const typed = Array.from('13912345678', (digit, at) => `${marks[at]}${digit}`).join('');
				expect(normalizePhone(typed + marks[11])).toBe('13912345678');
			})
		);
	});
});

describe('text', () => {
	it('keeps what a person sees and drops what nobody sees', () => {
		expect(normalizeLine('\u3000周\u200b明远\u00a0 ')).toBe('周明远');
		expect(normalizeLine('李　　四')).toBe('李 四');
		expect(normalizeLine('Ａ座１２室(东)')).toBe('A座12室(东)');
		expect(normalizeText('第一行 \r\n\r\n\r\n\r\n第二行\u202e。')).toBe('第一行\n\n第二行。');
	});

	it('is the same when it is normalized again', () => {
		const hard = fc.constantFrom(...'a１Ｂ周+＋- \u3000\u200b\u200d\u202e\r\n\t\u2028\u00ad');
		fc.assert(
			fc.property(fc.string({ unit: hard }), (text) => {
				const once = normalizeText(text);
				expect(normalizeText(once)).toBe(once);
				expect(normalizeLine(normalizeLine(text))).toBe(normalizeLine(text));
				expect(normalizePhone(normalizePhone(text)).length).toBeLessThanOrEqual(text.length + 1);
			})
		);
	});
});
