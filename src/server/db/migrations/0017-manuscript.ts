import { type Kysely, sql } from 'kysely';

/** Notices in the hands of the editors, and what published notices said before they were corrected. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('manuscript')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('rev', 'integer', (c) => c.notNull())
		.addColumn('status', 'text', (c) =>
			c
				.notNull()
				.check(
					sql`status in ('draft', 'inReview', 'approved', 'scheduled', 'published', 'expired', 'withdrawn', 'discarded')`
				)
		)
		// One manuscript for each notice: two corrections at once would undo each other.
		.addColumn('number', 'integer', (c) => c.unique().references('notice.number'))
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('content', 'text', (c) => c.notNull())
		.addColumn('keeps', 'text', (c) => c.notNull())
		/** Goes up with each publication; who had a hand in it is kept by round. */
		.addColumn('round', 'integer', (c) => c.notNull())
		.addColumn('approved_by', 'text')
		.addColumn('approved_name', 'text')
		.addColumn('publish_at', 'text')
		.addColumn('live', 'text')
		.addColumn('live_expires_on', 'text')
		.addColumn('withdrawn', 'text')
		.addColumn('history', 'text', (c) => c.notNull())
		.addColumn('created_at', 'text', (c) => c.notNull())
		.addColumn('updated_at', 'text', (c) => c.notNull())
		.addCheckConstraint(
			'manuscript_approved',
			sql`status not in ('approved', 'scheduled') or approved_by is not null`
		)
		.addCheckConstraint(
			'manuscript_scheduled',
			sql`(status = 'scheduled') = (publish_at is not null)`
		)
		.execute();
	await db.schema
		.createIndex('manuscript_due')
		.on('manuscript')
		.columns(['status', 'publish_at'])
		.execute();

	await db.schema
		.createTable('manuscript_version')
		.addColumn('manuscript_id', 'text', (c) => c.notNull().references('manuscript.id'))
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('content', 'text', (c) => c.notNull())
		.addColumn('keeps', 'text', (c) => c.notNull())
		.addColumn('author_id', 'text', (c) => c.notNull())
		.addColumn('author_name', 'text', (c) => c.notNull())
		.addColumn('saved_at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('manuscript_version_pk', ['manuscript_id', 'version'])
		.execute();

	// The key gives a person one part in a round: whoever wrote cannot also be the one who approved.
	await db.schema
		.createTable('manuscript_hand')
		.addColumn('manuscript_id', 'text', (c) => c.notNull().references('manuscript.id'))
		.addColumn('round', 'integer', (c) => c.notNull())
		.addColumn('account_id', 'text', (c) => c.notNull())
		.addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('author', 'reviewer')`))
		.addPrimaryKeyConstraint('manuscript_hand_pk', ['manuscript_id', 'round', 'account_id'])
		.execute();

	await db.schema
		.createTable('notice_version')
		.addColumn('number', 'integer', (c) => c.notNull().references('notice.number'))
		.addColumn('rev', 'integer', (c) => c.notNull())
		// JSON: the draft it was made from.
		.addColumn('draft', 'text', (c) => c.notNull())
		.addColumn('updated_at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('notice_version_pk', ['number', 'rev'])
		.execute();
}
