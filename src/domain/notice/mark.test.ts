import { expect, test } from 'vitest';
import { makeAnchor } from './anchor.ts';
import { type Mark, mergeMarks, readMarkFile, writeMarkFile } from './mark.ts';

const anchor = makeAnchor(
	[{ t: 'paragraph', id: 'p-1', children: [{ t: 'text', text: '短信写明了数额和日期。' }] }],
	'p-1',
	'zh',
	[0, 4]
);
const mark = (id: number, updatedAt: string): Mark => ({
	id: `00000000-0000-4000-8000-00000000000${id}`,
	kind: 'note',
	number: 3,
	title: { zh: '一条短信', en: null },
	anchor,
	note: '催款要写数额',
	createdAt: '2026-11-26T08:00:00.000Z',
	updatedAt
});
const early = '2026-11-26T08:00:00.000Z';
const late = '2026-11-26T09:00:00.000Z';

test('what is exported is read back as it was', () => {
	const marks = [mark(1, early), { ...mark(2, early), anchor: null, note: '' }];
	expect(readMarkFile(writeMarkFile(marks, late))).toEqual({ ok: true, value: marks });
});

test.each([
	['no JSON', 'x', 'not_ours'],
	['another format', '{"format":"other","version":1,"marks":[]}', 'not_ours'],
	['a newer version', '{"format":"faqiao-reading","version":2,"marks":[]}', 'newer'],
	[
		'one mark with a wrong number',
		writeMarkFile([mark(1, early), { ...mark(2, early), number: -1 }], late),
		'not_ours'
	]
])('a file with %s is refused whole', (_what, file, code) => {
	expect(readMarkFile(file)).toEqual({ ok: false, code });
});

test('importing brings what is new or newer and nothing else', () => {
	const here = [mark(1, late), mark(2, early)];
	const brought = [mark(1, early), mark(2, late), mark(3, early)];
	expect(mergeMarks(here, brought)).toEqual([mark(2, late), mark(3, early)]);
});
