import type { Kysely } from 'kysely';
import {
	compareVersions,
	type KeptVersion,
	type NoticeChanges
} from '../../domain/notice/notice-changes.ts';
import type { Database } from '../db/schema.ts';
import { draftToNotice, type NoticeDraft } from '../../domain/notice/draft.ts';
import { rowToDraft } from './notice-row.ts';

/**
 * A published notice beside an earlier version of it: the one asked for, else the one before the newest.
 * Null where there is no such notice or version. Both are made from their sources, as packs are.
 */
export async function findNoticeChanges(
	db: Kysely<Database>,
	number: number,
	from: string | null
): Promise<NoticeChanges | null> {
	const current = await db
		.selectFrom('notice')
		.selectAll()
		.where('number', '=', number)
		.where('status', '=', 'published')
		.executeTakeFirst();
	if (!current) return null;
	const older = await db
		.selectFrom('notice_version')
		.selectAll()
		.where('number', '=', number)
		.execute();
	const versionOf = (draft: NoticeDraft, at: string): KeptVersion => ({
		at,
		...(draft.corrections ? { corrections: draft.corrections } : {}),
		read: () => draftToNotice(draft, { number, publishedAt: current.published_at, updatedAt: at })
	});
	const newest = rowToDraft(current);
	const versions = [
		versionOf(newest, current.updated_at),
		...older.map((row) => versionOf(JSON.parse(row.draft) as NoticeDraft, row.updated_at))
	];
	return compareVersions({ number, kind: newest.kind }, versions, from);
}
