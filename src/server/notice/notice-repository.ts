import { type Kysely, sql, type Transaction } from 'kysely';
import type { WithdrawnNotice } from '../../domain/notice/notice.ts';
import type { Database, NoticeTable } from '../db/schema.ts';
import { type NoticeWrite, writeToRow } from './notice-row.ts';

/** What is needed to see whether a draft is new, changed or known. */
export interface KnownNotice {
	number: number;
	rev: number;
	hash: string;
	status: NoticeTable['status'];
	publishedAt: string;
}

/** Those of these sources that were published before. */
export async function findKnown(
	db: Kysely<Database>,
	sourceIds: readonly string[]
): Promise<Map<string, KnownNotice>> {
	const rows = await db
		.selectFrom('notice')
		.select(['source_id', 'number', 'rev', 'hash', 'status', 'published_at'])
		.where('source_id', 'in', sourceIds)
		.execute();
	return new Map(
		rows.map((row) => [
			row.source_id,
			{
				number: row.number,
				rev: row.rev,
				hash: row.hash,
				status: row.status,
				publishedAt: row.published_at
			}
		])
	);
}

export async function writeNotices(trx: Transaction<Database>, writes: NoticeWrite[]) {
	if (writes.length === 0) return;
	await trx
		.insertInto('notice')
		.values(writes.map(writeToRow))
		.onConflict((conflict) =>
			conflict.column('number').doUpdateSet((eb) => ({
				source_id: eb.ref('excluded.source_id'),
				rev: eb.ref('excluded.rev'),
				kind: eb.ref('excluded.kind'),
				title_zh: eb.ref('excluded.title_zh'),
				title_en: eb.ref('excluded.title_en'),
				issuer: eb.ref('excluded.issuer'),
				date: eb.ref('excluded.date'),
				source: eb.ref('excluded.source'),
				effective_from: eb.ref('excluded.effective_from'),
				effective_to: eb.ref('excluded.effective_to'),
				expired: eb.ref('excluded.expired'),
				details: eb.ref('excluded.details'),
				format: eb.ref('excluded.format'),
				text_zh: eb.ref('excluded.text_zh'),
				text_en: eb.ref('excluded.text_en'),
				hash: eb.ref('excluded.hash'),
				pack_sha: eb.ref('excluded.pack_sha'),
				updated_at: eb.ref('excluded.updated_at')
			}))
		)
		.execute();
}

/** Numbers whose text is in a pack and may be shown, by pack. */
export async function findLiveNumbers(db: Kysely<Database>): Promise<Map<number, string>> {
	const rows = await db
		.selectFrom('notice')
		.select(['number', 'pack_sha'])
		.where('status', '=', 'published')
		.execute();
	return new Map(rows.map((row) => [row.number, row.pack_sha]));
}

export async function findWithdrawn(db: Kysely<Database>): Promise<WithdrawnNotice[]> {
	const rows = await db
		.selectFrom('notice')
		.select(['number', 'title_zh', 'title_en', 'withdrawn_at', 'withdrawn_reason'])
		.where('status', '=', 'withdrawn')
		.orderBy('number')
		.execute();
	return rows.map(rowToWithdrawn);
}

export function rowToWithdrawn(
	row: Pick<NoticeTable, 'number' | 'title_zh' | 'title_en' | 'withdrawn_at' | 'withdrawn_reason'>
): WithdrawnNotice {
	return {
		number: row.number,
		title: { zh: row.title_zh, en: row.title_en },
		at: row.withdrawn_at ?? '',
		reason: row.withdrawn_reason ?? ''
	};
}

/** State of the public content at one moment: its generation and the last number given out. */
export interface ContentMark {
	generation: number;
	lastNumber: number;
}

export async function readContentMark(db: Kysely<Database>): Promise<ContentMark> {
	const rows = await db
		.selectFrom('number_series')
		.select(['series', 'n'])
		.where('series', 'in', ['content', 'notice'])
		.where('year', '=', 0)
		.execute();
	const value = (series: string) => rows.find((row) => row.series === series)?.n ?? 0;
	return { generation: value('content'), lastNumber: value('notice') };
}

/**
 * First statement of every transaction that changes the public content. Its row lock lets one publisher
 * in at a time; false means that somebody else published since `seen`, and the work must be planned again.
 */
export async function claimContent(
	trx: Transaction<Database>,
	seen: ContentMark,
	lastNumber = seen.lastNumber
): Promise<boolean> {
	const claimed = await trx
		.updateTable('number_series')
		.set({ n: sql`n + 1` })
		.where('series', '=', 'content')
		.where('year', '=', 0)
		.where('n', '=', seen.generation)
		.executeTakeFirst();
	if (Number(claimed.numUpdatedRows) !== 1) return false;
	await trx
		.updateTable('number_series')
		.set({ n: lastNumber })
		.where('series', '=', 'notice')
		.where('year', '=', 0)
		.execute();
	return true;
}
