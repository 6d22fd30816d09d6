import type { NoticeKind } from '../../domain/notice/notice.ts';
import type { NoticeDraft } from '../../domain/notice/draft.ts';
import { readImportRow } from './import-row.ts';
import { readLines } from './read-lines.ts';

export interface RowError {
	file: string;
	/** 0 when the file as a whole cannot be read. */
	line: number;
	reason: string;
}

export interface CheckedFiles {
	rows: number;
	errors: RowError[];
}

/** Reads every line of every file and keeps only what is wrong. */
export async function checkFiles(
	files: readonly string[],
	kind: NoticeKind | null
): Promise<CheckedFiles> {
	const seen = new Map<string, string>();
	const errors: RowError[] = [];
	let rows = 0;
	for (const file of files) {
		try {
			for await (const line of readLines(file)) {
				rows++;
				const row = readImportRow(line.text, kind);
				const before = row.ok ? seen.get(row.draft.sourceId) : undefined;
				if (!row.ok) errors.push({ file, line: line.number, reason: row.reason });
				else if (before !== undefined) {
					const reason = `id ${JSON.stringify(row.draft.sourceId)} is also at ${before}`;
					errors.push({ file, line: line.number, reason });
				} else seen.set(row.draft.sourceId, `${file}:${line.number}`);
			}
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			errors.push({ file, line: 0, reason: `cannot be read: ${reason}` });
		}
	}
	return { rows, errors };
}

/** The drafts of files that were checked. Throws when a file has changed since. */
export async function* readDrafts(
	files: readonly string[],
	kind: NoticeKind | null
): AsyncGenerator<NoticeDraft> {
	for (const file of files) {
		for await (const line of readLines(file)) {
			const row = readImportRow(line.text, kind);
			if (!row.ok) throw new Error(`${file}:${line.number}: ${row.reason}`);
			yield row.draft;
		}
	}
}
