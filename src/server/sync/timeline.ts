import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { PROTO, type Meta } from '../../domain/sync/wire.ts';
import type { Database } from '../db/schema.ts';

/**
 * Marks "from here on, history may differ from what devices saw before": at every server start, and when
 * a device knows more than the clock. One too many is harmless: it starts at the current clock.
 */
export function appendTimeline(
	db: Kysely<Database>,
	now: Date,
	/** Given when the clock has gone back: it then starts where the last of these did, or at nothing. */
	common?: ReadonlySet<string>
): Promise<void> {
	return db.transaction().execute(async (trx) => {
		// The clock row is the lock: nobody hands out a change number meanwhile.
		const { v } = await trx
			.updateTable('clock')
			.set({ v: sql`v` })
			.returning('v')
			.executeTakeFirstOrThrow();
		const all = await trx
			.selectFrom('timeline')
			.select(['n', 'id', 'from_v'])
			.orderBy('n')
			.execute();
		const shared = common && (all.findLast(({ id }) => common.has(id))?.from_v ?? 0);
		await trx
			.insertInto('timeline')
			.values({
				n: (all.at(-1)?.n ?? 0) + 1,
				id: timelineId(),
				from_v: Math.min(v, shared ?? v),
				made_at: now.getTime()
			})
			.execute();
	});
}

/** Read in the caller's snapshot where it has one, never from memory: other processes append too. */
export async function readMeta(trx: Kysely<Database>, now: Date): Promise<Meta> {
	const rows = await trx.selectFrom('timeline').select(['id', 'from_v']).orderBy('n').execute();
	return {
		serverTime: now.getTime(),
		minProto: PROTO,
		timelines: rows.map((row) => ({ id: row.id, from: row.from_v }))
	};
}

export async function readClock(trx: Kysely<Database>): Promise<number> {
	const { v } = await trx.selectFrom('clock').select('v').executeTakeFirstOrThrow();
	return v;
}

// Letters and digits only: the cursor joins it to a number with a dot.
function timelineId(): string {
	return `t_${randomBytes(8).toString('hex')}`;
}
