import { describe, expect, it } from 'vitest';
import type { Block } from '../notice.ts';
import { marksFor } from './marks.ts';

const paragraph = (text: string): Block => ({
	t: 'paragraph',
	id: 'p1',
	children: [{ t: 'text', text }]
});
const notice = {
	title: { zh: '示例规定', en: null },
	body: { zh: [paragraph('用人单位不得拖欠劳动报酬。')], en: null }
};

describe('marks in a whole notice', () => {
	it('are the words as typed where it has them all', () => {
		expect(marksFor('示例规定 劳动报酬', notice)).toEqual(['示例规定', '劳动报酬']);
	});

	it('are the words of the question and those of the law for them, where it came as the nearest', () => {
		const marks = marksFor('老板欠薪怎么办', notice);
		expect(marks).toContain('拖欠');
		expect(marks).toContain('报酬');
		expect(marks).not.toContain('怎么');
	});
});
