import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import type { Database } from './schema.ts';
import { watchPostmaster } from './watch-postmaster.ts';

export type DialectName = 'sqlite' | 'postgres';

export interface OpenDatabase {
	db: Kysely<Database>;
	dialect: DialectName;
	close(): Promise<void>;
}

/** SQLite in the data folder, or PostgreSQL when an address is set. Nothing is created but the file. */
export function openDatabase(
	config: Pick<Config, 'dataDir' | 'databaseUrl'>,
	log?: Log
): OpenDatabase {
	if (config.databaseUrl) return openPostgres(config.databaseUrl, log);
	mkdirSync(config.dataDir, { recursive: true });
	return openSqlite(join(config.dataDir, 'faqiao.db'));
}

/** `:memory:` gives a database that lives as long as its one connection. */
export function openSqlite(file: string): OpenDatabase {
	const db = new Kysely<Database>({ dialect: createSqliteDialect(file) });
	return { db, dialect: 'sqlite', close: () => db.destroy() };
}

function openPostgres(connectionString: string, log?: Log): OpenDatabase {
	const pool = new pg.Pool({
		connectionString,
		max: 12,
		connectionTimeoutMillis: 10_000,
		// Waiting longer than this for a row means something is stuck: the command is retried instead.
		lock_timeout: 5_000,
		statement_timeout: 30_000,
		idle_in_transaction_session_timeout: 30_000,
		types: { getTypeParser }
	});
	// An idle connection that breaks (a restart of PostgreSQL) must not end this process.
	pool.on('error', (error) => log?.warn({ err: error }, 'idle database connection lost'));
	const db = new Kysely<Database>({
		dialect: new PostgresDialect({ pool, onCreateConnection: watchPostmaster() })
	});
	return { db, dialect: 'postgres', close: () => db.destroy() };
}

/** int8 as number: our counters stay far below 2^53, and SQLite gives numbers as well. */
function getTypeParser(oid: number, format?: string): (value: string) => unknown {
	if (oid === pg.types.builtins.INT8) return Number;
	return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
