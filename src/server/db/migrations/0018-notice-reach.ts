import type { Kysely } from 'kysely';

/** How often texts were taken from the server and what readers thought of them: sums, and nobody behind them. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('notice_reach')
		// 0 counts downloads of packs, which hold many.
		.addColumn('number', 'integer', (c) => c.primaryKey())
		.addColumn('taken', 'integer', (c) => c.notNull())
		.addColumn('useful', 'integer', (c) => c.notNull())
		.addColumn('useless', 'integer', (c) => c.notNull())
		.execute();
}
