import { expect, test } from 'vitest';
import { cutLines } from './draw-card.ts';

/** A Hanzi is as wide as two Latin letters. */
const measure = (text: string) =>
	[...text].reduce((sum, letter) => sum + (letter > '\u02ff' ? 2 : 1), 0);

test('lines of a card fit, begin with no comma and keep words whole', () => {
	const text =
		'甲公司向乙公司供应五金配件，合同写明 2022 年付清，见 faqiao.example/notices 的全文。';
	const lines = cutLines(text, 26, 20, measure);
	expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
	// A mark that clings to the letter before it may stand out by its own width.
	for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(28);
	expect(lines.filter((line) => /^[，。]/.test(line))).toEqual([]);
	expect(lines.some((line) => line.includes('faqiao.example/notices'))).toBe(true);
});

test('paragraphs begin anew, and what does not fit is said to go on', () => {
	expect(cutLines('一段。\n二段。', 40, 5, measure)).toEqual(['一段。', '二段。']);
	const cut = cutLines('甲'.repeat(50), 20, 2, measure);
	expect(cut).toHaveLength(2);
	expect(cut[1]).toMatch(/…$/);
});
