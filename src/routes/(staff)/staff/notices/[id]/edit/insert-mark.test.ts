import { expect, it } from 'vitest';
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
