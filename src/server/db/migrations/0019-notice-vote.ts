import type { Kysely } from 'kysely';

/** Votes that were counted, so that one sent twice is not counted twice. Of which notice and what it said is not kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('notice_vote')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('day', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('notice_vote_day').on('notice_vote').column('day').execute();
}
