import { type Kysely, SqliteAdapter } from 'kysely';

/**
 * Accounts and sign-in. The first four tables are those of better-auth (a test compares them with its
 * schema); the rest is ours: requests for a code, second factors, known devices, links and limits.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	const moment = momentType(db);

	// better-auth's "user". Owners have a phone and no e-mail address, staff the other way round.
	await db.schema
		.createTable('account')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('email', 'text', (c) => c.unique())
		.addColumn('email_verified', 'boolean', (c) => c.notNull())
		.addColumn('image', 'text')
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('phone', 'text', (c) => c.unique())
		.addColumn('disabled_at', 'text')
		.addColumn('created_at', moment, (c) => c.notNull())
		.addColumn('updated_at', moment, (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('auth_session')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('expires_at', moment, (c) => c.notNull())
		.addColumn('token', 'text', (c) => c.notNull().unique())
		.addColumn('created_at', moment, (c) => c.notNull())
		.addColumn('updated_at', moment, (c) => c.notNull())
		.addColumn('ip_address', 'text')
		.addColumn('user_agent', 'text')
		.addColumn('account_id', 'text', (c) =>
			c.notNull().references('account.id').onDelete('cascade')
		)
		.addColumn('second_factor', 'text', (c) => c.notNull())
		.addColumn('ends_at', moment, (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('auth_provider')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('provider_account_id', 'text', (c) => c.notNull())
		.addColumn('provider_id', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text', (c) =>
			c.notNull().references('account.id').onDelete('cascade')
		)
		.addColumn('access_token', 'text')
		.addColumn('refresh_token', 'text')
		.addColumn('id_token', 'text')
		.addColumn('access_token_expires_at', moment)
		.addColumn('refresh_token_expires_at', moment)
		.addColumn('scope', 'text')
		.addColumn('password', 'text')
		.addColumn('created_at', moment, (c) => c.notNull())
		.addColumn('updated_at', moment, (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('auth_verification')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('identifier', 'text', (c) => c.notNull())
		.addColumn('value', 'text', (c) => c.notNull())
		.addColumn('expires_at', moment, (c) => c.notNull())
		.addColumn('created_at', moment, (c) => c.notNull())
		.addColumn('updated_at', moment, (c) => c.notNull())
		.execute();

	// One row per request for a code. The id is the hash of a cookie, so a code only works in the
	// browser that asked for it; `code_hash` is keyed, so the table alone gives no code away.
	await db.schema
		.createTable('sign_in_flow')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('target', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text')
		.addColumn('step', 'text', (c) => c.notNull())
		.addColumn('code_hash', 'text', (c) => c.notNull())
		.addColumn('tries', 'integer', (c) => c.notNull())
		.addColumn('sent_at', 'bigint', (c) => c.notNull())
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.addColumn('pending_secret', 'text')
		.addColumn('next', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('second_factor')
		.addColumn('account_id', 'text', (c) =>
			c.primaryKey().references('account.id').onDelete('cascade')
		)
		.addColumn('secret', 'text', (c) => c.notNull())
		// The last time step a code was taken for: the same code does not work twice.
		.addColumn('last_step', 'bigint', (c) => c.notNull())
		.addColumn('confirmed_at', 'bigint', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('known_device')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) =>
			c.notNull().references('account.id').onDelete('cascade')
		)
		.addColumn('seen_at', 'bigint', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('sign_in_link')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) =>
			c.notNull().references('account.id').onDelete('cascade')
		)
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('rate_limit')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('count', 'integer', (c) => c.notNull())
		.addColumn('resets_at', 'bigint', (c) => c.notNull())
		.execute();

	for (const [table, column] of [
		['auth_session', 'account_id'],
		['auth_provider', 'account_id'],
		['auth_verification', 'identifier'],
		['sign_in_flow', 'expires_at'],
		['sign_in_link', 'expires_at'],
		['known_device', 'account_id'],
		['rate_limit', 'resets_at']
	] as const) {
		await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
	}
}

/** better-auth writes moments as ISO text on SQLite and as dates on PostgreSQL. */
function momentType(db: Kysely<unknown>) {
	return db.getExecutor().adapter instanceof SqliteAdapter ? 'date' : 'timestamptz';
}
