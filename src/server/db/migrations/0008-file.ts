import { type Kysely, sql } from 'kysely';

/** Files on their way in, and the attachments made of them. The bytes are in the file store or in S3. */
export async function up(db: Kysely<unknown>): Promise<void> {
	// The same bytes are one file within a firm and never across firms.
	await db.schema
		.createTable('file')
		.addColumn('firm_id', 'text', (c) => c.notNull().references('firm.id'))
		.addColumn('sha256', 'text', (c) => c.notNull())
		.addColumn('bytes', 'bigint', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('receiving', 'complete')`))
		.addColumn('created_by', 'text', (c) => c.notNull())
		.addColumn('created_at', 'bigint', (c) => c.notNull())
		.addColumn('complete_at', 'bigint')
		.addPrimaryKeyConstraint('file_pk', ['firm_id', 'sha256'])
		.execute();
	await db.schema.createIndex('file_created_at').on('file').column('created_at').execute();

	// Who is writing to a file right now, across processes. A row past its time belongs to nobody.
	await db.schema
		.createTable('upload_lock')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('holder', 'text', (c) => c.notNull())
		.addColumn('until', 'bigint', (c) => c.notNull())
		.addColumn('wanted', 'integer', (c) => c.notNull().defaultTo(0))
		.execute();

	await db.schema
		.createTable('attachment')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('rev', 'integer', (c) => c.notNull())
		.addColumn('request_id', 'text', (c) => c.notNull().references('request.id'))
		.addColumn('firm_id', 'text', (c) => c.notNull().references('firm.id'))
		.addColumn('sha256', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('type', 'text', (c) => c.notNull())
		.addColumn('bytes', 'bigint', (c) => c.notNull())
		.addColumn('purpose', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) =>
			c.notNull().check(sql`state in ('quarantined', 'clean', 'refused', 'replaced')`)
		)
		.addColumn('reason', 'text')
		.addColumn('created_by', 'text', (c) => c.notNull())
		.addColumn('received_at', 'text', (c) => c.notNull())
		.addColumn('decided_at', 'text')
		// Random name in the clean store; null until the file is clean, so nothing else can be served.
		.addColumn('clean_key', 'text', (c) => c.unique())
		.addColumn('scan_after', 'bigint', (c) => c.notNull())
		.addColumn('scan_tries', 'integer', (c) => c.notNull().defaultTo(0))
		.addColumn('leased_by', 'text')
		.addColumn('leased_until', 'bigint', (c) => c.notNull().defaultTo(0))
		.addCheckConstraint(
			'attachment_clean_has_key',
			sql`(state = 'clean') = (clean_key is not null)`
		)
		.execute();
	await db.schema
		.createIndex('attachment_scan')
		.on('attachment')
		.columns(['state', 'scan_after'])
		.execute();
	for (const column of ['request_id', 'firm_id'] as const) {
		await db.schema.createIndex(`attachment_${column}`).on('attachment').column(column).execute();
	}
}
