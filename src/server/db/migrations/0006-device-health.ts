import { type Kysely, sql } from 'kysely';

/** What staff may know about colleagues' phones, and what the hourly upkeep of the feed needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
	// One column a statement: SQLite knows no other way.
	for (const [name, type] of [
		['unsent_since', 'bigint'],
		['oldest', 'text'],
		['reported_at', 'bigint'],
		['emptied', 'text'],
		['emptied_at', 'bigint'],
		['shown', 'text']
	] as const) {
		await db.schema.alterTable('device').addColumn(name, type).execute();
	}
	for (const name of ['unsent', 'lost'] as const) {
		await db.schema
			.alterTable('device')
			.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
			.execute();
	}

	// What the clock showed at a moment: the only way from a number of days to a change number.
	await db.schema
		.createTable('clock_mark')
		.addColumn('at', 'bigint', (c) => c.primaryKey())
		.addColumn('v', 'bigint', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('lease')
		.addColumn('name', 'text', (c) => c.primaryKey())
		.addColumn('holder', 'text', (c) => c.notNull())
		.addColumn('until', 'bigint', (c) => c.notNull())
		.addColumn('due_at', 'bigint', (c) => c.notNull())
		.execute();

	await db.schema.createIndex('op_at').on('op').column('at').execute();
	await db.schema
		.createIndex('change_gone')
		.on('change')
		.column('v')
		.where(sql.ref('gone'), '=', sql.lit(1))
		.execute();
}
