import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { RowChange } from '../sync/handler.ts';
import { draftToNotice, type NoticeDraft } from '../../domain/notice/draft.ts';
import { hashDraft } from './hash-draft.ts';
import { keepVersions } from './keep-versions.ts';
import { claimContent, readContentMark, writeNotices } from './notice-repository.ts';
import { PackBuilder } from './pack-builder.ts';
import { insertPacks } from './pack-repository.ts';
import { publishedChange } from './published-change.ts';

export interface PutNotice {
	number: number;
	publishedAt: string;
	change: RowChange;
}

/**
 * Publishes one notice inside the caller's transaction: its row, a pack of its own and the feed row
 * commit together with whatever made it public. `number` null makes a new one.
 */
export async function putNotice(
	trx: Transaction<Database>,
	draft: NoticeDraft,
	given: { number: number | null; at: string }
): Promise<PutNotice> {
	const { lastNumber } = await claimNext(trx, given.number === null);
	const before =
		given.number === null
			? null
			: await trx
					.selectFrom('notice')
					.select(['rev', 'published_at'])
					.where('number', '=', given.number)
					.executeTakeFirstOrThrow();
	const number = given.number ?? lastNumber;
	const rev = (before?.rev ?? 0) + 1;
	const times = { publishedAt: before?.published_at ?? given.at, updatedAt: given.at };
	const builder = new PackBuilder();
	builder.add(draftToNotice(draft, { number, ...times }));
	const { bytes, ...pack } = builder.finish();
	const stored = { ...pack, bytes: bytes.length };
	await insertPacks(
		trx,
		[stored],
		async () => bytes,
		() => times.publishedAt
	);
	const written = { number, rev, packSha: pack.sha, ...times };
	await keepVersions(trx, [written]);
	await writeNotices(trx, [{ draft, hash: hashDraft(draft), ...written }]);
	return { number, publishedAt: times.publishedAt, change: publishedChange({ draft, ...written }) };
}

/** Waits for a publisher at work: its lock is released by its commit, and then the mark is read again. */
export async function claimNext(
	trx: Transaction<Database>,
	isNew: boolean
): Promise<{ lastNumber: number }> {
	for (let tries = 0; tries < 20; tries++) {
		const seen = await readContentMark(trx);
		const lastNumber = seen.lastNumber + (isNew ? 1 : 0);
		if (await claimContent(trx, seen, lastNumber)) return { lastNumber };
	}
	throw new Error('Somebody else is publishing without a pause.');
}
