import type { ManuscriptContent } from './manuscript.ts';

export const importFormats = ['docx', 'md', 'html', 'csv', 'jsonl'] as const;
export type ImportFormat = (typeof importFormats)[number];

export const mostImportBytes = 8 * 1024 * 1024;
/** As many as one person reviews in a day; more is the operator's import. */
export const mostImportRows = 200;

/** What could not be taken over, so that the editor is told and not left to find out. */
export type ImportNote = 'image' | 'mergedCells' | 'numbering' | 'embedded';

/** Why a row cannot be taken, at the place where it is mended. */
export interface RowProblem {
	/** `C12` of a spreadsheet, the line of a text. */
	at: string;
	/** Field of a manuscript, or empty where the row as a whole is wrong. */
	field: string;
	reason:
		| 'unknown_column'
		| 'column_twice'
		| 'open_quote'
		| 'not_json'
		| 'required'
		| 'kind'
		| 'date'
		| 'too_long'
		| 'wrong'
		| 'too_many'
		| 'empty';
}

/** What a file would become. Nothing is stored: the editor looks at it and then saves it, or not. */
export interface ImportAnswer {
	manuscripts: ManuscriptContent[];
	/** With one of these nothing is taken over, not even the good rows. */
	problems: RowProblem[];
	notes: ImportNote[];
}

const otherEndings = new Map<string, ImportFormat>([
	['markdown', 'md'],
	['txt', 'md'],
	['htm', 'html']
]);

export function formatOfName(name: string): ImportFormat | null {
	const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
	return importFormats.find((one) => one === ending) ?? otherEndings.get(ending) ?? null;
}
