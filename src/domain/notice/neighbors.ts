import type { NoticeHeader } from './notice.ts';

/** The notices of the same kind on either side of one, in the order of the list: newest first. */
export interface Neighbors {
	newer: NoticeHeader | null;
	older: NoticeHeader | null;
}

export function neighborsIn(headers: readonly NoticeHeader[], number: number): Neighbors {
	const own = headers.find((header) => header.number === number);
	if (!own) return { newer: null, older: null };
	const row = headers.filter(({ kind }) => kind === own.kind);
	const at = row.indexOf(own);
	return { newer: row[at - 1] ?? null, older: row[at + 1] ?? null };
}
