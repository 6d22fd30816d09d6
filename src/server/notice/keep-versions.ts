import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { rowToDraft } from './notice-row.ts';

/**
 * Keeps what a notice says before it is written over, so that a reader can see what a correction
 * changed. Called in the transaction that writes over it; new notices have nothing to keep.
 */
export async function keepVersions(
	trx: Transaction<Database>,
	writes: ReadonlyArray<{ number: number; rev: number }>
): Promise<void> {
	const numbers = writes.filter(({ rev }) => rev > 1).map(({ number }) => number);
	if (numbers.length === 0) return;
	const rows = await trx.selectFrom('notice').selectAll().where('number', 'in', numbers).execute();
	for (const row of rows) {
		await trx
			.insertInto('notice_version')
			.values({
				number: row.number,
				rev: row.rev,
				draft: JSON.stringify(rowToDraft(row)),
				updated_at: row.updated_at
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}
