import { editorialScope } from '../../../domain/account/actor.ts';
import { nextManuscriptStatus, type ManuscriptEvent } from '../../../domain/notice/manuscript.ts';
import { plainDateOf } from '../../../domain/time.ts';
import type { Core } from '../../core.ts';
import { publishChanges } from '../../sync/change-log.ts';
import { isTemporary } from '../../sync/database-errors.ts';
import type { RowChange } from '../../sync/handler.ts';
import { takeBack } from '../withdraw-notice.ts';
import {
	findDue,
	findManuscript,
	type StoredManuscript,
	updateManuscript
} from './manuscript-repository.ts';
import { putLive } from './publish-manuscript.ts';
import { feedRow, refuseUnready } from './step.ts';

/**
 * Publishes what is scheduled and takes back what has expired, each in a transaction of its own. Looked
 * at again under the lock, so that a process that comes second finds nothing left to do.
 */
export async function runDueManuscripts(core: Core): Promise<number> {
	const now = core.now();
	const due = await findDue(core.db, now.toISOString(), plainDateOf(now));
	let done = 0;
	for (const one of due) {
		try {
			if (await runOne(core, one, now)) done++;
		} catch (error) {
			// One that cannot be done must not keep back those after it; without a database none can.
			if (isTemporary(error)) throw error;
			core.log.error({ err: error, manuscript: one.id }, 'a scheduled notice was not done');
		}
	}
	if (done > 0) core.log.info({ done, scope: editorialScope }, 'scheduled notices done');
	return done;
}

/** False when there is nothing left to do. */
async function runOne(
	core: Core,
	{ id, due }: Awaited<ReturnType<typeof findDue>>[number],
	now: Date
): Promise<boolean> {
	return core.db.transaction().execute(async (trx) => {
		const one = await findManuscript(trx, id, core.dialect);
		if (!one) return false;
		const isTime = due === 'publish' ? isScheduledFor(one, now) : hasExpired(one, now);
		if (!isTime) return false;
		const { next, changes } =
			due === 'publish' ? await goLive(trx, one, now) : await expire(trx, one, now);
		await updateManuscript(trx, next);
		await publishChanges(trx, [...changes, await feedRow({ trx }, next)]);
		return true;
	});
}

type Trx = Parameters<typeof findManuscript>[0];
type Done = { next: StoredManuscript; changes: RowChange[] };

function isScheduledFor({ row }: StoredManuscript, now: Date): boolean {
	return row.status === 'scheduled' && (row.publishAt ?? '') <= now.toISOString();
}

function hasExpired({ row }: StoredManuscript, now: Date): boolean {
	const last = row.live?.content?.expiresOn ?? '';
	return last !== '' && last < plainDateOf(now) && nextManuscriptStatus(row, 'expire').ok;
}

async function goLive(trx: Trx, one: StoredManuscript, now: Date): Promise<Done> {
	// Between approval and today a date may have passed: then it waits for a person again.
	if (refuseUnready(now, one)) {
		const held = after(one, 'hold', now);
		return { next: { ...held, row: { ...held.row, publishAt: null } }, changes: [] };
	}
	const { published, change } = await putLive(trx, after(one, 'publish', now), now);
	return { next: published, changes: [change] };
}

async function expire(trx: Trx, one: StoredManuscript, now: Date): Promise<Done> {
	const next = after(one, 'expire', now);
	const at = now.toISOString();
	const last = one.row.live?.content?.expiresOn ?? '';
	// Readers of both languages find this line where the text was.
	const reason = `已到期，最后一天是 ${last}。 Expired; its last day was ${last}.`;
	const { number } = next.row;
	const taken = number === null ? null : await takeBack(trx, number, { reason, at });
	const row = { ...next.row, publishAt: null, withdrawn: { at, reason } };
	return { next: { ...next, row }, changes: taken?.ok ? taken.value.changes : [] };
}

function after(one: StoredManuscript, event: ManuscriptEvent, now: Date): StoredManuscript {
	const status = nextManuscriptStatus(one.row, event);
	if (!status.ok) throw new Error(`A ${one.row.status} manuscript cannot ${event}.`);
	const at = now.toISOString();
	const entry = { at, event, by: '', version: one.row.version };
	const history = [...one.row.history, entry];
	const row = { ...one.row, status: status.value, updatedAt: at, history };
	return { ...one, rev: one.rev + 1, row };
}
