import type { Kysely, Transaction } from 'kysely';
import type { NoticeKind } from '../../domain/notice/notice.ts';
import type { Database } from '../db/schema.ts';
import type { StoredPack } from './pack-files.ts';

/** A pack without its bytes. */
export interface PackRow {
	sha: string;
	bytes: number;
	numbers: number[];
	kinds: Partial<Record<NoticeKind, number>>;
}

/** Packs in use, newest first. */
export async function findPacks(db: Kysely<Database>): Promise<PackRow[]> {
	const rows = await db
		.selectFrom('pack')
		.select(['sha', 'bytes', 'numbers', 'kinds'])
		.where('replaced_at', 'is', null)
		.orderBy('seq', 'desc')
		.execute();
	return rows.map((row) => ({
		sha: row.sha,
		bytes: row.bytes,
		numbers: JSON.parse(row.numbers) as number[],
		kinds: JSON.parse(row.kinds) as PackRow['kinds']
	}));
}

/** Bytes of any pack that was ever given out and is still kept, replaced ones included. */
export async function findPackBytes(db: Kysely<Database>, sha: string): Promise<Uint8Array | null> {
	const row = await db.selectFrom('pack').select('data').where('sha', '=', sha).executeTakeFirst();
	return row?.data ?? null;
}

/** One row at a time, so that only one pack's bytes are in memory. */
export async function insertPacks(
	trx: Transaction<Database>,
	packs: readonly StoredPack[],
	read: (sha: string) => Promise<Uint8Array>,
	madeAt: string
): Promise<void> {
	const last = await trx
		.selectFrom('pack')
		.select(({ fn }) => fn.max('seq').as('seq'))
		.executeTakeFirst();
	let seq = last?.seq ?? 0;
	for (const pack of packs) {
		seq++;
		await trx
			.insertInto('pack')
			.values({
				sha: pack.sha,
				seq,
				bytes: pack.bytes,
				numbers: JSON.stringify(pack.numbers),
				kinds: JSON.stringify(pack.kinds),
				made_at: madeAt,
				replaced_at: null,
				data: await read(pack.sha)
			})
			.onConflict((conflict) =>
				// The same content again gives the same bytes: the old pack comes back into use.
				conflict.column('sha').doUpdateSet({ seq, replaced_at: null })
			)
			.execute();
	}
}
