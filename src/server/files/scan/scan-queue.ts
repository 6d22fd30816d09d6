import type { Kysely } from 'kysely';
import type { RefusalCode } from '../../../domain/files/attachment.ts';
import type { Database } from '../../db/schema.ts';
import type { AttachmentTable } from '../../db/schema-file.ts';
import type { Core } from '../../core.ts';
import { takeNumbers, writeChanges } from '../../sync/change-log.ts';
import { withRetries } from '../../sync/database-errors.ts';
import { feedRows, tableToAttachment } from '../attachment-repository.ts';

/** A process that dies in the middle gives the file to another after this. */
export const leaseMs = 30_000;
/** A file that ended the process this often is not worth a fourth. */
const mostTries = 3;

export type Decision =
	{ state: 'clean'; cleanKey: string; bytes: number } | { state: 'refused'; reason: RefusalCode };

/** The next file in quarantine, for this process alone; null when there is nothing to do now. */
export async function leaseNext(
	db: Kysely<Database>,
	holder: string,
	now: number
): Promise<AttachmentTable | null> {
	const leased = await db
		.updateTable('attachment')
		.set((eb) => ({
			leased_by: holder,
			leased_until: now + leaseMs,
			scan_tries: eb('scan_tries', '+', 1)
		}))
		.where(({ eb, selectFrom }) =>
			eb(
				'id',
				'=',
				selectFrom('attachment')
					.select('id')
					.where('state', '=', 'quarantined')
					.where('scan_after', '<=', now)
					.where('leased_until', '<', now)
					.orderBy('scan_after')
					.limit(1)
			)
		)
		// Asked again on the row itself: another process may have been quicker.
		.where('leased_until', '<', now)
		.where('state', '=', 'quarantined')
		.returningAll()
		.executeTakeFirst();
	return leased ?? null;
}

export function isHopeless(job: Pick<AttachmentTable, 'scan_tries'>): boolean {
	return job.scan_tries > mostTries;
}

export async function renewLease(db: Kysely<Database>, id: string, holder: string, now: number) {
	await db
		.updateTable('attachment')
		.set({ leased_until: now + leaseMs })
		.where('id', '=', id)
		.where('leased_by', '=', holder)
		.execute();
}

/** Not now: the file stays in quarantine. What was not the file's fault does not count against it. */
export async function postpone(
	db: Kysely<Database>,
	id: string,
	holder: string,
	until: number
): Promise<void> {
	await db
		.updateTable('attachment')
		.set((eb) => ({
			leased_by: null,
			leased_until: 0,
			scan_after: until,
			scan_tries: eb('scan_tries', '-', 1)
		}))
		.where('id', '=', id)
		.where('leased_by', '=', holder)
		.execute();
}

/**
 * The verdict and the rows of the feeds in one transaction, the clock last, as for commands. False when
 * the lease was lost meanwhile: then another process decides.
 */
export function decide(
	{ db, dialect, now }: Pick<Core, 'db' | 'dialect' | 'now'>,
	job: AttachmentTable,
	holder: string,
	decision: Decision
): Promise<boolean> {
	return withRetries(() => decideOnce({ db, dialect }, job, holder, decision, now()));
}

function decideOnce(
	{ db, dialect }: Pick<Core, 'db' | 'dialect'>,
	job: AttachmentTable,
	holder: string,
	decision: Decision,
	now: Date
): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		// Held until commit: a firm that moves meanwhile takes the verdict along.
		const { station_id } = await trx
			.selectFrom('request')
			.select('station_id')
			.where('id', '=', job.request_id)
			.$if(dialect === 'postgres', (query) => query.forUpdate())
			.executeTakeFirstOrThrow();
		const isClean = decision.state === 'clean';
		const decided = await trx
			.updateTable('attachment')
			.set({
				rev: job.rev + 1,
				state: decision.state,
				reason: isClean ? null : decision.reason,
				clean_key: isClean ? decision.cleanKey : null,
				bytes: isClean ? decision.bytes : job.bytes,
				decided_at: now.toISOString(),
				leased_by: null,
				leased_until: 0
			})
			.where('id', '=', job.id)
			.where('state', '=', 'quarantined')
			.where('leased_by', '=', holder)
			.returningAll()
			.executeTakeFirst();
		if (!decided) return false;
		const scopes = { firmId: decided.firm_id, stationId: station_id };
		const rows = feedRows(tableToAttachment(decided), scopes);
		await writeChanges(trx, rows, await takeNumbers(trx, rows.length));
		return true;
	});
}
