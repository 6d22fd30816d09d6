import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { RowChange } from './handler.ts';

export interface FeedRow {
	kind: string;
	id: string;
	rev: number;
	data: Record<string, unknown>;
}

/**
 * Moves what belongs to something from one scope to another: tombstones there, rows here, in the order
 * they had. `pick` answers the row as the new scope shall see it, or null for one that stays. The caller
 * holds the locks of the records and publishes the answer in the same transaction, so nobody ever sees
 * half of it; phones that slept meanwhile find both on their return.
 */
export async function moveRows(
	trx: Transaction<Database>,
	{ from, to }: { from: string; to: string },
	pick: (row: FeedRow) => object | null
): Promise<RowChange[]> {
	const rows = await trx
		.selectFrom('change')
		.select(['kind', 'id', 'rev', 'data'])
		.where('scope', '=', from)
		.where('gone', '=', 0)
		.orderBy('v')
		.execute();
	return rows.flatMap(({ kind, id, rev, data: stored }) => {
		const row = { kind, id, rev, data: JSON.parse(stored ?? '{}') as Record<string, unknown> };
		const data = pick(row);
		if (!data) return [];
		return [
			{ scope: from, kind, id, rev, data: null },
			{ scope: to, kind, id, rev, data }
		];
	});
}
