import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { RowChange } from '../sync/handler.ts';
import { draftToNotice } from '../../domain/notice/draft.ts';
import { draftColumns, type NoticeWrite, rowToDraft } from './notice-row.ts';
import { splitNotice } from './pack-builder.ts';

/** A published notice as the feed sees it: its text is in the pack. */
export type PublishedNotice = Omit<NoticeWrite, 'hash'>;

/** What the feed of scope `notices` says: the header, and the pack that has the text. */
export function publishedChange({ draft, rev, packSha, ...given }: PublishedNotice): RowChange {
	// The header needs to know which languages there are, not their words.
	const { zh, en } = draft.text;
	const text = { zh: zh === null ? null : '', en: en === null ? null : '' };
	const { header } = splitNotice(draftToNotice({ ...draft, text }, given));
	const data = { ...header, updatedAt: given.updatedAt, pack: packSha };
	return { scope: 'notices', kind: 'notice', id: String(given.number), rev, data };
}

/** In the order of their numbers, without the words of their texts. */
export async function findPublished(
	trx: Transaction<Database>,
	numbers: readonly number[]
): Promise<PublishedNotice[]> {
	const rows = await trx
		.selectFrom('notice')
		.select([...draftColumns, 'number', 'rev', 'pack_sha', 'published_at', 'updated_at'])
		.select([
			sql<string | null>`substr(text_zh, 1, 0)`.as('text_zh'),
			sql<string | null>`substr(text_en, 1, 0)`.as('text_en')
		])
		.where('number', 'in', numbers)
		.orderBy('number')
		.execute();
	return rows.map((row) => ({
		draft: rowToDraft(row),
		number: row.number,
		rev: row.rev,
		packSha: row.pack_sha,
		publishedAt: row.published_at,
		updatedAt: row.updated_at
	}));
}
