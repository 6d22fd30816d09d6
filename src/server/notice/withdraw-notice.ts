import { fail, ok, type Result } from '../../domain/result.ts';
import type { WithdrawnNotice } from '../../domain/notice/notice.ts';
import { takeNumbers, writeChanges } from '../sync/change-log.ts';
import { claimContent, readContentMark, rowToWithdrawn } from './notice-repository.ts';
import type { PublishCore } from './publish-notices.ts';

const mostTries = 5;

/**
 * Takes a notice back: a tombstone removes the text from devices at their next contact, and a line with
 * date and reason stays. The bytes leave the packs at the next merge.
 */
export async function withdrawNotice(
	core: PublishCore,
	number: number,
	reason: string
): Promise<Result<WithdrawnNotice, 'not_found' | 'already_withdrawn' | 'busy'>> {
	for (let tries = 1; tries <= mostTries; tries++) {
		const seen = await readContentMark(core.db);
		const result = await core.db.transaction().execute(async (trx) => {
			if (!(await claimContent(trx, seen))) return fail('busy');
			const row = await trx
				.selectFrom('notice')
				.selectAll()
				.where('number', '=', number)
				.executeTakeFirst();
			if (!row) return fail('not_found');
			if (row.status === 'withdrawn') return fail('already_withdrawn');
			const rev = row.rev + 1;
			const at = core.now().toISOString();
			await trx
				.updateTable('notice')
				.set({ status: 'withdrawn', rev, withdrawn_at: at, withdrawn_reason: reason })
				.where('number', '=', number)
				.execute();
			const withdrawn = rowToWithdrawn({ ...row, withdrawn_at: at, withdrawn_reason: reason });
			const feed = { scope: 'notices', id: String(number), rev };
			await writeChanges(
				trx,
				[
					{ ...feed, kind: 'notice', data: null },
					{ ...feed, kind: 'withdrawal', data: withdrawn }
				],
				await takeNumbers(trx, 2)
			);
			return ok(withdrawn);
		});
		if (result.ok || result.code !== 'busy') return result;
	}
	return fail('busy');
}
