import { expect, it } from 'vitest';
import { completeContent, emptyManuscript, readContent } from './manuscript.ts';
import { manuscriptToDraft } from './manuscript-to-draft.ts';

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

it('answers the questions an editor chose, and those it was published with where an older app wrote it', () => {
	const { items: _, ...older } = emptyManuscript();
	const before = { ...manuscriptToDraft(emptyManuscript(), 'a'), items: ['T2'] };
	const itemsOf = (items: string[] | null) =>
		manuscriptToDraft({ ...completeContent(older), items }, 'a', { before }).items;
	expect(completeContent(older).items).toBeNull();
	expect([itemsOf(null), itemsOf([]), itemsOf(['L1'])]).toEqual([['T2'], [], ['L1']]);
	expect(readContent({ ...emptyManuscript(), items: ['L1'] }).content.items).toEqual(['L1']);
});
