import { type Kysely, sql } from 'kysely';

/** Clock, timelines, commands and the change feed (sync protocol), and who belongs where. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('clock')
		.addColumn('one', 'integer', (c) => c.primaryKey().check(sql`one = 1`))
		.addColumn('v', 'bigint', (c) => c.notNull())
		.execute();
	await sql`insert into clock (one, v) values (1, 0)`.execute(db);

	await db.schema
		.createTable('timeline')
		.addColumn('n', 'integer', (c) => c.primaryKey())
		.addColumn('id', 'text', (c) => c.notNull().unique())
		.addColumn('from_v', 'bigint', (c) => c.notNull())
		.addColumn('made_at', 'bigint', (c) => c.notNull())
		.execute();

	await db.schema
		.createTable('op')
		.addColumn('device', 'text', (c) => c.notNull())
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('account', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('result', 'text', (c) => c.notNull())
		.addColumn('v', 'bigint', (c) => c.notNull())
		.addColumn('at', 'bigint', (c) => c.notNull())
		.addPrimaryKeyConstraint('op_pk', ['device', 'id'])
		.execute();

	await db.schema
		.createTable('change')
		.addColumn('scope', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('v', 'bigint', (c) => c.notNull())
		.addColumn('rev', 'integer', (c) => c.notNull())
		.addColumn('gone', 'integer', (c) => c.notNull().defaultTo(0))
		.addColumn('data', 'text')
		.addPrimaryKeyConstraint('change_pk', ['scope', 'kind', 'id'])
		.execute();
	await db.schema.createIndex('change_v').on('change').columns(['scope', 'v']).unique().execute();

	await db.schema
		.createTable('number_series')
		.addColumn('series', 'text', (c) => c.notNull())
		.addColumn('year', 'integer', (c) => c.notNull())
		.addColumn('n', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('number_series_pk', ['series', 'year'])
		.execute();

	// Province, city, county, township and village are one tree of data.
	await db.schema
		.createTable('jurisdiction')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('parent_id', 'text', (c) => c.references('jurisdiction.id'))
		.addColumn('level', 'text', (c) => c.notNull())
		.addColumn('name_zh', 'text', (c) => c.notNull())
		.addColumn('name_en', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('station')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('jurisdiction_id', 'text', (c) => c.notNull().references('jurisdiction.id'))
		.addColumn('name_zh', 'text', (c) => c.notNull())
		.addColumn('name_en', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('firm')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('jurisdiction_id', 'text', (c) => c.notNull().references('jurisdiction.id'))
		.addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('uscc', 'text')
		.execute();

	// A membership or posting that ended keeps its row: records stay, access goes.
	await db.schema
		.createTable('membership')
		.addColumn('account_id', 'text', (c) => c.notNull())
		.addColumn('firm_id', 'text', (c) => c.notNull().references('firm.id'))
		.addColumn('since', 'text', (c) => c.notNull())
		.addColumn('ended_at', 'text')
		.addPrimaryKeyConstraint('membership_pk', ['account_id', 'firm_id'])
		.execute();
	await db.schema
		.createTable('posting')
		.addColumn('account_id', 'text', (c) => c.notNull())
		.addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
		.addColumn('since', 'text', (c) => c.notNull())
		.addColumn('ended_at', 'text')
		.addPrimaryKeyConstraint('posting_pk', ['account_id', 'station_id'])
		.execute();
}
