import type { Transaction } from 'kysely';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { retention } from './retention.ts';
import { readClock } from './timeline.ts';

const markEveryMs = 86_400_000;

/**
 * Removes old tombstones. The horizon rises in the same transaction, so a cursor that has missed one
 * of them gets 410 and its device reads the scope anew; no reader ever sees the one without the other.
 */
export function expireTombstones({ db, now }: Pick<Core, 'db' | 'now'>): Promise<number> {
	const at = now().getTime();
	return db.transaction().execute(async (trx) => {
		await markClock(trx, at);
		const mark = await trx
			.selectFrom('clock_mark')
			.selectAll()
			.where('at', '<=', at - retention.tombstonesMs)
			.orderBy('at', 'desc')
			.limit(1)
			.executeTakeFirst();
		if (!mark) return 0;
		await trx.deleteFrom('clock_mark').where('at', '<', mark.at).execute();
		await trx.updateTable('horizon').set({ v: mark.v }).where('v', '<', mark.v).execute();
		const { numDeletedRows } = await trx
			.deleteFrom('change')
			.where('gone', '=', 1)
			.where('v', '<=', mark.v)
			.executeTakeFirstOrThrow();
		await pruneTimelines(trx, mark.v);
		return Number(numDeletedRows);
	});
}

/** Once a day: everything up to this number was there by now. */
async function markClock(trx: Transaction<Database>, at: number): Promise<void> {
	const last = await trx
		.selectFrom('clock_mark')
		.select(({ fn }) => fn.max('at').as('at'))
		.executeTakeFirst();
	if (last?.at && at - last.at < markEveryMs) return;
	await trx
		.insertInto('clock_mark')
		.values({ at, v: await readClock(trx) })
		.execute();
}

/**
 * A timeline is of use as long as a cursor on it may be at the horizon or past it, that is until the next
 * one began below the horizon. The current one always stays.
 */
async function pruneTimelines(trx: Transaction<Database>, horizon: number): Promise<void> {
	const last = await trx
		.selectFrom('timeline')
		.select(({ fn }) => fn.max('n').as('n'))
		.where('from_v', '<', horizon)
		.executeTakeFirst();
	if (last?.n) await trx.deleteFrom('timeline').where('n', '<', last.n).execute();
}
