import type { Kysely, Transaction } from 'kysely';
import type { PackGroup } from '../../domain/notice/manifest.ts';
import type { NoticeKind } from '../../domain/notice/notice.ts';
import type { Database } from '../db/schema.ts';
import type { StoredPack } from './pack-files.ts';

/** A pack without its bytes. */
export interface PackRow {
	sha: string;
	seq: number;
	bytes: number;
	numbers: number[];
	kinds: Partial<Record<NoticeKind, number>>;
	groups: PackGroup[];
	/** When its newest notice was published. */
	madeAt: string;
}

/** Packs in use, those with the newest notices first. */
export async function findPacks(db: Kysely<Database>): Promise<PackRow[]> {
	const rows = await db
		.selectFrom('pack')
		.select(['sha', 'seq', 'bytes', 'numbers', 'kinds', 'groups', 'made_at'])
		.where('replaced_at', 'is', null)
		.orderBy('made_at', 'desc')
		.orderBy('seq', 'desc')
		.execute();
	return rows.map((row) => ({
		sha: row.sha,
		seq: row.seq,
		bytes: row.bytes,
		numbers: JSON.parse(row.numbers) as number[],
		kinds: JSON.parse(row.kinds) as PackRow['kinds'],
		groups: JSON.parse(row.groups) as PackGroup[],
		madeAt: row.made_at
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
	/** When the newest notice of each was published. */
	madeAt: (pack: StoredPack) => string
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
				groups: JSON.stringify(pack.groups),
				made_at: madeAt(pack),
				replaced_at: null,
				data: await read(pack.sha)
			})
			.onConflict((conflict) =>
				// The same content again gives the same bytes: the old pack comes back into use.
				conflict.column('sha').doUpdateSet({ seq, made_at: madeAt(pack), replaced_at: null })
			)
			.execute();
	}
}
