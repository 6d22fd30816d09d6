import { randomBytes } from 'node:crypto';
import { CompiledQuery, type DatabaseConnection } from 'kysely';

/**
 * A PostgreSQL that has started again may have been restored from a backup. The first new connection
 * that sees another start time appends a timeline, so that devices compare and give back what was lost.
 */
export function watchPostmaster(): (connection: DatabaseConnection) => Promise<void> {
	let known: string | undefined;
	return async (connection) => {
		const run = <Row>(text: string, ...values: unknown[]) =>
			connection.executeQuery<Row>(CompiledQuery.raw(text, values));
		const { rows } = await run<{ at: string }>('select pg_postmaster_start_time()::text as at');
		const at = rows[0]?.at;
		const before = known;
		known = at;
		if (before === undefined || before === at) return;
		try {
			await appendTimeline(run);
		} catch (error) {
			// Not said yet: the next new connection sees the difference again.
			known = before;
			throw error;
		}
	};
}

/** One statement, so there is no transaction to leave open; the clock row is its lock. */
async function appendTimeline(run: (text: string, ...values: unknown[]) => Promise<unknown>) {
	await run(
		`with held as (update clock set v = v where one = 1 returning v)
		insert into timeline (n, id, from_v, made_at)
		select coalesce((select max(n) from timeline), 0) + 1, $1, held.v, $2 from held`,
		`t_${randomBytes(8).toString('hex')}`,
		Date.now()
	);
}
