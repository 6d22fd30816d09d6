import type { Transaction } from 'kysely';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { takeNumbers, writeChanges } from '../sync/change-log.ts';
import type { RowChange } from '../sync/handler.ts';
import { draftToNotice, hashDraft, type NoticeDraft } from './draft.ts';
import { claimContent, type NoticeWrite, writeNotices } from './notice-repository.ts';
import { PackBuilder, splitNotice } from './pack-builder.ts';
import { PackFiles, type StoredPack } from './pack-files.ts';
import { insertPacks } from './pack-repository.ts';
import { type Plan, type PlannedNotice, planNotices, type PublishCounts } from './plan-notices.ts';

export type PublishCore = Pick<Core, 'config' | 'db' | 'now'>;

/** Called again for each pass, so that a large source is never held in memory. */
export type DraftSource = () => AsyncIterable<NoticeDraft> | Iterable<NoticeDraft>;

export interface PublishOptions {
	/** Called while packs are built, the long part. */
	onProgress?: (done: number, total: number) => void;
}

const mostTries = 5;

/**
 * Publishes what is new or changed and leaves the rest alone. All or nothing: the packs are built first,
 * beside the running server, and one short transaction then makes notices, packs and feed rows visible.
 */
export async function publishNotices(
	core: PublishCore,
	drafts: DraftSource,
	options: PublishOptions = {}
): Promise<PublishCounts> {
	const files = new PackFiles(core.config.dataDir, core.db);
	for (let tries = 1; ; tries++) {
		const plan = await planNotices(core.db, drafts);
		if (plan.notices.size === 0) return plan.counts;
		const at = core.now().toISOString();
		const packs = await buildPacks(plan, drafts, files, at, options);
		let done = false;
		try {
			done = await core.db
				.transaction()
				.execute((trx) => commitPlan(trx, plan, drafts, packs, files, at));
		} finally {
			if (!done) await Promise.all(packs.map((pack) => files.remove(pack.sha)));
		}
		if (done) return plan.counts;
		if (tries === mostTries) throw new Error('Somebody else is publishing: try again later.');
	}
}

async function buildPacks(
	plan: Plan,
	drafts: DraftSource,
	files: PackFiles,
	at: string,
	{ onProgress }: PublishOptions
): Promise<StoredPack[]> {
	const packs: StoredPack[] = [];
	let builder = new PackBuilder();
	const close = async () => {
		if (builder.isEmpty) return;
		const pack = await files.store(builder.finish());
		for (const number of pack.numbers) plan.packOf.set(number, pack.sha);
		packs.push(pack);
		builder = new PackBuilder();
	};
	let done = 0;
	for await (const { draft, planned } of plannedDrafts(plan, drafts)) {
		const publishedAt = planned.publishedAt ?? at;
		builder.add(draftToNotice(draft, { number: planned.number, publishedAt, updatedAt: at }));
		if (builder.isFull) await close();
		onProgress?.(++done, plan.notices.size);
	}
	await close();
	return packs;
}

/** False when another publisher was faster; then nothing was written. */
async function commitPlan(
	trx: Transaction<Database>,
	plan: Plan,
	drafts: DraftSource,
	packs: StoredPack[],
	files: PackFiles,
	at: string
): Promise<boolean> {
	if (!(await claimContent(trx, plan.seen, plan.lastNumber))) return false;
	await insertPacks(
		trx,
		packs,
		async (sha) => (await files.read(sha)) ?? Promise.reject(new Error(`Pack ${sha} is gone.`)),
		at
	);
	const changes: RowChange[] = [];
	let slice: NoticeWrite[] = [];
	let sliceLength = 0;
	const flush = async () => {
		await writeNotices(trx, slice);
		slice = [];
		sliceLength = 0;
	};
	for await (const { draft, planned } of plannedDrafts(plan, drafts)) {
		const { number, rev, hash } = planned;
		const times = { publishedAt: planned.publishedAt ?? at, updatedAt: at };
		const packSha = plan.packOf.get(number);
		if (!packSha) throw new Error(`Notice ${number} is in no pack.`);
		slice.push({ draft, number, rev, hash, packSha, ...times });
		sliceLength += (draft.text.zh ?? '').length + (draft.text.en ?? '').length;
		changes.push(publishedChange(draft, { number, rev, packSha, ...times }));
		// Bounded by text and by count: one statement must fit the parameter limit of both databases.
		if (slice.length >= 200 || sliceLength > 1_000_000) await flush();
	}
	await flush();
	if (changes.length !== plan.notices.size)
		throw new Error('The source changed while it was read.');
	await writeChanges(trx, changes, await takeNumbers(trx, changes.length));
	return true;
}

/** What the feed of scope `notices` says: the header, and the pack that has the text. */
function publishedChange(
	draft: NoticeDraft,
	given: { number: number; rev: number; packSha: string; publishedAt: string; updatedAt: string }
): RowChange {
	const { rev, packSha, ...numbered } = given;
	const { header } = splitNotice(draftToNotice({ ...draft, text: emptyText(draft) }, numbered));
	const data = { ...header, updatedAt: given.updatedAt, pack: packSha };
	return { scope: 'notices', kind: 'notice', id: String(given.number), rev, data };
}

// The header needs to know which languages there are, not their words.
function emptyText({ text }: NoticeDraft): NoticeDraft['text'] {
	return { zh: text.zh === null ? null : '', en: text.en === null ? null : '' };
}

async function* plannedDrafts(
	plan: Plan,
	drafts: DraftSource
): AsyncGenerator<{ draft: NoticeDraft; planned: PlannedNotice }> {
	for await (const draft of drafts()) {
		const planned = plan.notices.get(draft.sourceId);
		if (!planned) continue;
		// A file that somebody saves while it is imported must not end up half old and half new.
		if (hashDraft(draft) !== planned.hash) throw new Error('The source changed while it was read.');
		yield { draft, planned };
	}
}
