import { sql } from 'kysely';
import type { Core } from './core.ts';
import { pendingMigrations } from './db/migrate.ts';

export interface Readiness {
	ok: boolean;
	database: 'ok' | 'unreachable';
	migrations: 'ok' | 'pending' | 'unknown';
}

/** For load balancers: may this process take requests? Says nothing about why not; the log does. */
export function createHealth({ db, log }: Pick<Core, 'db' | 'log'>) {
	return {
		async check(): Promise<Readiness> {
			try {
				await sql`select 1`.execute(db);
				const pending = await pendingMigrations(db);
				return {
					ok: pending.length === 0,
					database: 'ok',
					migrations: pending.length === 0 ? 'ok' : 'pending'
				};
			} catch (error) {
				log.error({ err: error }, 'readiness check failed');
				return { ok: false, database: 'unreachable', migrations: 'unknown' };
			}
		}
	};
}

export type Health = ReturnType<typeof createHealth>;
