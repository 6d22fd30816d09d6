import type { Kysely } from 'kysely';

/** Requests of firms and the opinions that answer them. `content` and `basis` are JSON text, checked by the domain schemas. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('request')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('rev', 'integer', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('status', 'text', (c) => c.notNull())
		.addColumn('number', 'text', (c) => c.notNull().unique())
		.addColumn('local_number', 'text', (c) => c.notNull())
		.addColumn('firm_id', 'text', (c) => c.notNull().references('firm.id'))
		.addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
		.addColumn('created_by', 'text', (c) => c.notNull())
		.addColumn('submitted_at', 'text', (c) => c.notNull())
		.addColumn('due_at', 'text')
		.addColumn('content', 'text', (c) => c.notNull())
		.addColumn('returned', 'text')
		.addColumn('history', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('opinion')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('rev', 'integer', (c) => c.notNull())
		.addColumn('request_id', 'text', (c) => c.notNull().references('request.id'))
		.addColumn('number', 'text', (c) => c.notNull().unique())
		.addColumn('item_id', 'text')
		.addColumn('level', 'text', (c) => c.notNull())
		.addColumn('finding', 'text', (c) => c.notNull())
		.addColumn('basis', 'text', (c) => c.notNull())
		.addColumn('advice', 'text', (c) => c.notNull())
		.addColumn('deadline', 'text', (c) => c.notNull())
		.addColumn('author_id', 'text', (c) => c.notNull())
		.addColumn('author_name', 'text', (c) => c.notNull())
		.addColumn('issued_at', 'text', (c) => c.notNull())
		.addColumn('response', 'text')
		.addColumn('response_reason', 'text', (c) => c.notNull().defaultTo(''))
		.addColumn('responded_at', 'text')
		.execute();
	for (const [table, column] of [
		['request', 'firm_id'],
		['request', 'station_id'],
		['opinion', 'request_id']
	] as const) {
		await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
	}
}
