import type { Kysely } from 'kysely';

/** Keys that sign the manifest, and what a phone needs to choose among packs. */
export async function up(db: Kysely<unknown>): Promise<void> {
	// The last one is in use. The private part is sealed with the server's secret.
	await db.schema
		.createTable('content_key')
		.addColumn('n', 'integer', (c) => c.primaryKey())
		.addColumn('public_key', 'text', (c) => c.notNull().unique())
		.addColumn('sealed', 'text', (c) => c.notNull())
		// Signature of the key before it; empty when nobody vouches for it.
		.addColumn('endorsement', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.execute();
	// JSON: notices and bytes by kind and domain. Packs made before are sorted by the next merge.
	await db.schema
		.alterTable('pack')
		.addColumn('groups', 'text', (c) => c.notNull().defaultTo('[]'))
		.execute();
}
