import { type Kysely, sql } from 'kysely';

/**
 * Published notices and the packs that carry them. A notice's tree lives in its pack; the row keeps
 * the source it was made from. `bytea` is PostgreSQL's word; SQLite stores a blob under any type name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('notice')
		.addColumn('number', 'integer', (c) => c.primaryKey())
		.addColumn('source_id', 'text', (c) => c.notNull().unique())
		.addColumn('rev', 'integer', (c) => c.notNull())
		.addColumn('status', 'text', (c) =>
			c.notNull().check(sql`status in ('published', 'withdrawn')`)
		)
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('title_zh', 'text', (c) => c.notNull())
		.addColumn('title_en', 'text')
		.addColumn('issuer', 'text', (c) => c.notNull())
		.addColumn('date', 'text', (c) => c.notNull())
		.addColumn('source', 'text', (c) => c.notNull())
		.addColumn('effective_from', 'text')
		.addColumn('effective_to', 'text')
		.addColumn('expired', 'integer', (c) => c.notNull().defaultTo(0))
		// JSON: category, domains, items, citations, supersededBy.
		.addColumn('details', 'text', (c) => c.notNull())
		.addColumn('format', 'text', (c) => c.notNull().check(sql`format in ('plain', 'markdown')`))
		.addColumn('text_zh', 'text')
		.addColumn('text_en', 'text')
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('pack_sha', 'text', (c) => c.notNull())
		.addColumn('published_at', 'text', (c) => c.notNull())
		.addColumn('updated_at', 'text', (c) => c.notNull())
		.addColumn('withdrawn_at', 'text')
		.addColumn('withdrawn_reason', 'text')
		.execute();
	await db.schema.createIndex('notice_pack_sha').on('notice').column('pack_sha').execute();

	await db.schema
		.createTable('pack')
		.addColumn('sha', 'text', (c) => c.primaryKey())
		.addColumn('seq', 'integer', (c) => c.notNull().unique())
		.addColumn('bytes', 'integer', (c) => c.notNull())
		.addColumn('numbers', 'text', (c) => c.notNull())
		.addColumn('kinds', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('replaced_at', 'text')
		.addColumn('data', sql`bytea`, (c) => c.notNull())
		.execute();

	// Numbers 1 to 24 belong to the demonstration texts, whether or not they are there.
	await sql`insert into number_series (series, year, n) values ('notice', 0, 24)`.execute(db);
	// Goes up with every change of the public content: who publishes compares it, who reads caches by it.
	await sql`insert into number_series (series, year, n) values ('content', 0, 0)`.execute(db);
}
