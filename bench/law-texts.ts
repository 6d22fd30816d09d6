import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { NoticeDraft } from '../src/domain/notice/draft.ts';
import { readImportRow } from '../src/server/notice/import-row.ts';
import { makeDraft } from '../tests/support/notices.ts';
import { findShared } from '../tests/support/shared.ts';

/** Laws for a benchmark: the shared corpus where it is present, else texts made from a fixed seed. */
export async function* lawTexts(articles: number): AsyncGenerator<NoticeDraft> {
	const corpus = findShared('corpus/cn-laws.jsonl.gz');
	let left = articles;
	for await (const draft of corpus ? readCorpus(corpus) : madeLaws()) {
		const here = draft.text.zh?.match(/^第[^\s条]{1,9}条/gm)?.length ?? 0;
		if (here === 0) continue;
		yield draft;
		left -= here;
		if (left <= 0) return;
	}
}

async function* readCorpus(path: string): AsyncGenerator<NoticeDraft> {
	const input = createReadStream(path).pipe(createGunzip());
	for await (const line of createInterface({ input })) {
		const row = readImportRow(line, null);
		if (row.ok) yield row.draft;
	}
}

/** Words drawn by Zipf's law from a fixed list of made-up ones, so that some terms are rare. */
function* madeLaws(): Generator<NoticeDraft> {
	const random = makeRandom(20_261_124);
	const words = Array.from({ length: 4000 }, () =>
		Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
			String.fromCharCode(0x4e00 + Math.floor(random() ** 2 * 2500))
		).join('')
	);
	const word = () => words[Math.floor(words.length ** random()) - 1] ?? '规定';
	for (let law = 0; ; law++) {
		const lines = Array.from({ length: 40 }, (_, at) => {
			const sentence = Array.from({ length: 15 + Math.floor(random() * 40) }, word).join('');
			return `第${at + 1}条 ${sentence}。`;
		});
		yield makeDraft(`made-${law}`, { text: { zh: lines.join('\n'), en: null } });
	}
}

/** Park and Miller: the same numbers on every machine. */
export function makeRandom(seed: number): () => number {
	let state = seed % 2_147_483_647;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export function shuffle<T>(list: T[], random: () => number): void {
	for (let at = list.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[list[at], list[other]] = [list[other] as T, list[at] as T];
	}
}
