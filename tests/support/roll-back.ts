import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/server/db/schema.ts';

const tables = ['op', 'opinion', 'request', 'change', 'number_series', 'clock', 'device'] as const;

/** Holds the data of the protocol as a backup would, and puts it back under a server that is running. */
export async function backUp(db: Kysely<Database>): Promise<void> {
	for (const table of tables) {
		await sql`create table ${sql.ref(`kept_${table}`)} as select * from ${sql.ref(table)}`.execute(
			db
		);
	}
}

export async function rollBack(db: Kysely<Database>): Promise<void> {
	await db.transaction().execute(async (trx) => {
		for (const table of tables) await sql`delete from ${sql.ref(table)}`.execute(trx);
		// What is referred to comes first.
		for (const table of [...tables].reverse()) {
			await sql`insert into ${sql.ref(table)} select * from ${sql.ref(`kept_${table}`)}`.execute(
				trx
			);
		}
	});
}
