import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { RowChange } from './handler.ts';
import { readClock } from './timeline.ts';

/** Rows changed by one batch, one per entity and scope: the last state wins, so the log compacts itself. */
export class PendingChanges {
	#rows = new Map<string, RowChange>();

	add(rows: RowChange[]): void {
		for (const row of rows) {
			const key = keyOf(row);
			// Deleted first, so that a row changed again moves to the end of the order.
			this.#rows.delete(key);
			this.#rows.set(key, row);
		}
	}

	get rows(): RowChange[] {
		return [...this.#rows.values()];
	}
}

/**
 * Takes the next numbers from the clock row. Call it last before commit: its lock is held until the
 * commit is visible, so nobody can read a later number and miss this one (docs/decisions/0003).
 */
export async function takeNumbers(trx: Kysely<Database>, count: number): Promise<number> {
	if (count === 0) return readClock(trx);
	const { v } = await trx
		.updateTable('clock')
		.set({ v: sql`v + ${count}` })
		.returning('v')
		.executeTakeFirstOrThrow();
	return v;
}

/** Gives the rows the numbers `clock - n + 1 … clock` and returns the number of each. */
export async function writeChanges(
	trx: Transaction<Database>,
	rows: RowChange[],
	clock: number
): Promise<Map<string, number>> {
	const numbered = rows.map((row, index) => ({ row, v: clock - rows.length + 1 + index }));
	// In slices: SQLite takes 32,766 values in one statement, PostgreSQL 65,535.
	for (let from = 0; from < numbered.length; from += 500) {
		await trx
			.insertInto('change')
			.values(
				numbered.slice(from, from + 500).map(({ row, v }) => ({
					scope: row.scope,
					kind: row.kind,
					id: row.id,
					v,
					rev: row.rev,
					gone: row.data === null ? 1 : 0,
					data: row.data === null ? null : JSON.stringify(row.data)
				}))
			)
			.onConflict((conflict) =>
				conflict.columns(['scope', 'kind', 'id']).doUpdateSet((eb) => ({
					v: eb.ref('excluded.v'),
					rev: eb.ref('excluded.rev'),
					gone: eb.ref('excluded.gone'),
					data: eb.ref('excluded.data')
				}))
			)
			.execute();
	}
	return new Map(numbered.map(({ row, v }) => [keyOf(row), v]));
}

/** For writers outside a batch. The clock row is taken last: nothing may follow but the commit. */
export async function publishChanges(trx: Transaction<Database>, rows: RowChange[]): Promise<void> {
	if (rows.length === 0) return;
	const pending = new PendingChanges();
	pending.add(rows);
	await writeChanges(trx, pending.rows, await takeNumbers(trx, pending.rows.length));
}

export function keyOf(row: RowChange): string {
	return JSON.stringify([row.scope, row.kind, row.id]);
}
