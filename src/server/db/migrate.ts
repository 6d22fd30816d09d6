import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Database } from './schema.ts';
import * as core from './migrations/0001-core.ts';
import * as request from './migrations/0002-request.ts';
import * as auth from './migrations/0003-auth.ts';
import * as notice from './migrations/0004-notice.ts';
import * as device from './migrations/0005-device.ts';
import * as deviceHealth from './migrations/0006-device-health.ts';
import * as file from './migrations/0008-file.ts';
import * as content from './migrations/0015-content.ts';
import * as manuscript from './migrations/0017-manuscript.ts';
import * as noticeReach from './migrations/0018-notice-reach.ts';
import * as noticeVote from './migrations/0019-notice-vote.ts';

/** In order, for ever: an applied migration is never edited, renamed or taken out. */
const migrations: Record<string, Migration> = {
	'0001-core': core,
	'0002-request': request,
	'0003-auth': auth,
	'0004-notice': notice,
	'0005-device': device,
	'0006-device-health': deviceHealth,
	'0008-file': file,
	'0015-content': content,
	'0017-manuscript': manuscript,
	'0018-notice-reach': noticeReach,
	'0019-notice-vote': noticeVote
};

/** PostgreSQL: lock_not_available. */
const lockTimeout = '55P03';

/**
 * Brings the tables up to date. Several processes may call it at once: PostgreSQL serialises them by
 * an advisory lock, SQLite by `begin immediate`, and those that come late find nothing to do.
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
	for (;;) {
		const { error, results } = await migratorOf(db).migrateToLatest();
		if (!error) return (results ?? []).map((result) => result.migrationName);
		// Another process is at it for longer than a statement may wait for a lock: wait on.
		if ((error as { code?: unknown }).code !== lockTimeout) throw error;
	}
}

/** Names of migrations this code has and the database has not. */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[]> {
	const all = await migratorOf(db).getMigrations();
	return all.filter((one) => !one.executedAt).map((one) => one.name);
}

function migratorOf(db: Kysely<Database>): Migrator {
	return new Migrator({
		db,
		provider: { getMigrations: async () => migrations },
		// Features land in their own order; a gap in the numbers is filled later.
		allowUnorderedMigrations: true
	});
}
