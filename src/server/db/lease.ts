import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export interface Lease {
	name: string;
	/** Random for each try, so that a process cannot take its own dead predecessor for itself. */
	holder: string;
}

/**
 * Takes work that one of many processes shall do. False when another has it, or when it is not due.
 * A holder that dies lets it go by the clock, so whatever is done under a lease must be safe to do twice.
 */
export async function takeLease(
	db: Kysely<Database>,
	{ name, holder }: Lease,
	{ now, holdMs, force }: { now: number; holdMs: number; force: boolean }
): Promise<boolean> {
	const taken = await db
		.insertInto('lease')
		.values({ name, holder, until: now + holdMs, due_at: 0 })
		.onConflict((on) =>
			on
				.column('name')
				.doUpdateSet({ holder, until: now + holdMs })
				.where('lease.until', '<=', now)
				.where('lease.due_at', '<=', force ? Number.MAX_SAFE_INTEGER : now)
		)
		.returning('holder')
		.executeTakeFirst();
	return taken !== undefined;
}

/** Between two steps of long work. False when the lease has run out and somebody else has it. */
export async function keepLease(
	db: Kysely<Database>,
	{ name, holder }: Lease,
	until: number
): Promise<boolean> {
	const kept = await db
		.updateTable('lease')
		.set({ until })
		.where('name', '=', name)
		.where('holder', '=', holder)
		.returning('name')
		.executeTakeFirst();
	return kept !== undefined;
}

/** Done: not due again before `dueAt`. */
export async function endLease(
	db: Kysely<Database>,
	{ name, holder }: Lease,
	dueAt: number
): Promise<void> {
	await db
		.updateTable('lease')
		.set({ until: 0, due_at: dueAt })
		.where('name', '=', name)
		.where('holder', '=', holder)
		.execute();
}
