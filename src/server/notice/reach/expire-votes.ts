import { plainDateOf } from '../../../domain/time.ts';
import type { Core } from '../../core.ts';
import { retention } from '../../sync/retention.ts';

/** Forgets votes that no phone will send again. Safe to stop anywhere and to do twice. */
export async function expireVotes({ db, now }: Pick<Core, 'db' | 'now'>): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('notice_vote')
		.where('day', '<', plainDateOf(now().getTime() - retention.votesMs))
		.executeTakeFirstOrThrow();
	return Number(numDeletedRows);
}
