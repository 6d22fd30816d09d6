import { expect, it } from 'vitest';
import { markdownToBlocks } from '#domain/notice/markdown';
import { insertMark } from './insert-mark.ts';

it('puts marks around what is selected and blocks into paragraphs of their own', () => {
	const bold = insertMark('应当付款。', { start: 2, end: 4 }, 'bold', '重点');
	expect(bold).toEqual({ text: '应当**付款**。', start: 4, end: 6 });
	const heading = insertMark('前文后文', { start: 2, end: 2 }, 'heading', '小标题');
	expect(heading.text).toBe('前文\n\n## 小标题\n\n后文');
	expect(heading.text.slice(heading.start, heading.end)).toBe('小标题');
	expect(insertMark('', { start: 0, end: 0 }, 'list', '第一条').text).toBe('- 第一条\n');
	expect(insertMark('甲\n乙', { start: 0, end: 3 }, 'list', '').text).toBe('- 甲\n- 乙\n');
});

it('puts the sign of a footnote after the selection and the note at the end, under the next number', () => {
	const text = '工资35000元。\n\n利息另计[^4]。\n\n[^4]: 年利率。\n';
	const made = insertMark(text, { start: 2, end: 8 }, 'footnote', '见判决书');
	expect(made.text).toBe(
		'工资35000元[^5]。\n\n利息另计[^4]。\n\n[^4]: 年利率。\n\n[^5]: 见判决书\n'
	);
	expect(made.text.slice(made.start, made.end)).toBe('见判决书');
	const notes = markdownToBlocks(made.text).filter(({ t }) => t === 'footnote');
	expect(notes).toMatchObject([
		{ label: '[1]', children: [{ text: '见判决书' }] },
		{ label: '[2]', children: [{ text: '年利率。' }] }
	]);
	expect(insertMark('', { start: 0, end: 0 }, 'footnote', '注').text).toBe('[^1]\n\n[^1]: 注\n');
});
