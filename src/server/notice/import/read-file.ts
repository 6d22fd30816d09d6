import type { ImportAnswer, ImportFormat } from '../../../domain/notice/import.ts';
import { emptyManuscript, longestText } from '../../../domain/notice/manuscript.ts';
import { normalizeLine } from '../../../domain/text/normalize.ts';
import { type Converted, htmlToMarkdown } from './html-to-markdown.ts';
import { decodeText } from './read-csv.ts';
import { readDocx } from './read-docx.ts';
import { readCsvRows, readJsonLines } from './read-rows.ts';

export type ImportRefusal =
	'damaged' | 'bomb' | 'active_content' | 'encrypted' | 'too_long' | 'empty';

export async function readImport(
	format: ImportFormat,
	bytes: Buffer
): Promise<{ ok: true; value: ImportAnswer } | { ok: false; code: ImportRefusal }> {
	if (format === 'docx') {
		const read = await readDocx(bytes);
		return read.ok ? toAnswer(read.value) : read;
	}
	// Neither database can store NUL, and half a character is a broken file.
	const text = decodeText(bytes).replaceAll('\0', '');
	if (format === 'html') return toAnswer(htmlToMarkdown(text));
	if (format === 'md') return toAnswer(readMarkdown(text.replace(/^\uFEFF/, '')));
	const { manuscripts, problems } = format === 'csv' ? readCsvRows(text) : readJsonLines(text);
	const taken = problems.length > 0 ? [] : manuscripts;
	return { ok: true, value: { manuscripts: taken, problems, notes: [] } };
}

/** The one `#` of a text is its title. */
function readMarkdown(text: string): Converted {
	const [, title = ''] = /^\s*# +(.+)/.exec(text) ?? [];
	return { title, text: title === '' ? text : text.replace(/^\s*# +.+\n*/, ''), notes: [] };
}

function toAnswer({ title, text, notes }: Converted): Awaited<ReturnType<typeof readImport>> {
	if (text.trim() === '') return { ok: false, code: 'empty' };
	if (text.length > longestText.zh) return { ok: false, code: 'too_long' };
	const content = {
		...emptyManuscript(),
		titleZh: normalizeLine(title).slice(0, 200),
		textZh: text
	};
	return { ok: true, value: { manuscripts: [content], problems: [], notes } };
}
