import { expect, it } from 'vitest';
import { emptyManuscript, readContent } from './manuscript.ts';

it('reads what will be stored, and names every field that is too long with its limit', () => {
	const written = { ...emptyManuscript(), titleZh: ' 按时付款 ', note: '  ', textZh: '一\n' };
	expect(readContent(written)).toEqual({
		content: { ...written, titleZh: '按时付款', note: '' },
		tooLong: []
	});
	const long = { ...written, titleZh: '字'.repeat(201), textEn: 'a'.repeat(60_001) };
	expect(readContent(long)).toEqual({
		content: long,
		tooLong: [
			{ field: 'titleZh', most: 200 },
			{ field: 'textEn', most: 60_000 }
		]
	});
});
