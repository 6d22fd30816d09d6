import { type Kysely, sql } from 'kysely';

/** What devices report about their queue, and the age limit of tombstones. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('device')
		.addColumn('account', 'text', (c) => c.notNull())
		.addColumn('device', 'text', (c) => c.notNull())
		.addColumn('app', 'text', (c) => c.notNull())
		.addColumn('pending', 'integer', (c) => c.notNull())
		.addColumn('seen_at', 'bigint', (c) => c.notNull())
		.addPrimaryKeyConstraint('device_pk', ['account', 'device'])
		.execute();
	await db.schema
		.createTable('horizon')
		.addColumn('one', 'integer', (c) => c.primaryKey().check(sql`one = 1`))
		.addColumn('v', 'bigint', (c) => c.notNull())
		.execute();
	await sql`insert into horizon (one, v) values (1, 0)`.execute(db);
}
