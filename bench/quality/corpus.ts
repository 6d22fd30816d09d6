import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { draftToNotice } from '../../src/domain/notice/draft.ts';
import { readImportRow } from '../../src/server/notice/import-row.ts';

/** A question in plain words and the articles that answer it, named `law#anchor`. */
export interface JudgedQuestion {
	text: string;
	relevant: string[];
}

export async function* readLaws(path: string): AsyncGenerator<{ id: string; notice: Notice }> {
	let number = 0;
	for await (const line of readLines(path)) {
		const row = readImportRow(line, null);
		if (!row.ok) throw new Error(row.reason);
		const given = { number: ++number, publishedAt: '', updatedAt: '' };
		yield { id: row.draft.sourceId, notice: draftToNotice(row.draft, given) };
	}
}

export async function readQuestions(path: string): Promise<JudgedQuestion[]> {
	const questions: JudgedQuestion[] = [];
	for await (const line of readLines(path)) {
		const { query, relevant } = JSON.parse(line) as { query: string; relevant: string[] };
		questions.push({
			text: query,
			relevant: relevant.map((id) => id.replace(/-(a\d+(?:-\d+)?)$/, '#$1'))
		});
	}
	return questions;
}

function readLines(path: string): AsyncIterable<string> {
	return createInterface({ input: createReadStream(path).pipe(createGunzip()) });
}
