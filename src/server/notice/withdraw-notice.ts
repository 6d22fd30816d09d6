import type { Transaction } from 'kysely';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { WithdrawnNotice } from '../../domain/notice/notice.ts';
import type { Database } from '../db/schema.ts';
import { publishChanges } from '../sync/change-log.ts';
import type { RowChange } from '../sync/handler.ts';
import { rowToWithdrawn } from './notice-repository.ts';
import type { PublishCore } from './publish-notices.ts';
import { claimNext } from './put-notice.ts';

/**
 * Takes a notice back: a tombstone removes the text from devices at their next contact, and a line with
 * date and reason stays. The bytes leave the packs at the next merge.
 */
export async function withdrawNotice(
	core: PublishCore,
	number: number,
	reason: string
): Promise<Result<WithdrawnNotice, 'not_found' | 'already_withdrawn'>> {
	return core.db.transaction().execute(async (trx) => {
		const taken = await takeBack(trx, number, { reason, at: core.now().toISOString() });
		if (!taken.ok) return taken;
		await publishChanges(trx, taken.value.changes);
		return ok(taken.value.withdrawn);
	});
}

/** The same inside the caller's transaction, which writes the feed rows as its last step. */
export async function takeBack(
	trx: Transaction<Database>,
	number: number,
	{ reason, at }: { reason: string; at: string }
): Promise<
	Result<{ withdrawn: WithdrawnNotice; changes: RowChange[] }, 'not_found' | 'already_withdrawn'>
> {
	await claimNext(trx, false);
	const row = await trx
		.selectFrom('notice')
		.selectAll()
		.where('number', '=', number)
		.executeTakeFirst();
	if (!row) return fail('not_found');
	if (row.status === 'withdrawn') return fail('already_withdrawn');
	const rev = row.rev + 1;
	await trx
		.updateTable('notice')
		.set({ status: 'withdrawn', rev, withdrawn_at: at, withdrawn_reason: reason })
		.where('number', '=', number)
		.execute();
	const withdrawn = rowToWithdrawn({ ...row, withdrawn_at: at, withdrawn_reason: reason });
	const feed = { scope: 'notices', id: String(number), rev };
	return ok({
		withdrawn,
		changes: [
			{ ...feed, kind: 'notice', data: null },
			{ ...feed, kind: 'withdrawal', data: withdrawn }
		]
	});
}
