import { createHash, type Hash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { takeNumbers, writeChanges } from '../sync/change-log.ts';
import { draftToNotice } from '../../domain/notice/draft.ts';
import { keepVersions } from './keep-versions.ts';
import {
	claimContent,
	type ContentMark,
	readContentMark,
	writeNotices
} from './notice-repository.ts';
import { PackBuilder } from './pack-builder.ts';
import { PackFiles, type StoredPack } from './pack-files.ts';
import { insertPacks } from './pack-repository.ts';
import {
	countStates,
	type DraftSource,
	noCounts,
	type PlannedNotice,
	planSlices,
	type PublishCounts,
	toWrite
} from './plan-notices.ts';
import { findPublished, publishedChange } from './published-change.ts';

export type PublishCore = Pick<Core, 'config' | 'db' | 'now'>;

export interface PublishOptions {
	/** Called while packs are built, the long part. */
	onProgress?: (done: number) => void;
}

/** Packs on the disk, and what they were built from. */
interface Built {
	counts: PublishCounts;
	packs: StoredPack[];
	lastNumber: number;
	/** Of every text that was built, in order: what is committed must be the same. */
	fingerprint: string;
}

const mostTries = 5;
/** Rows of one statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
const changesAtOnce = 500;

/**
 * Publishes what is new or changed and leaves the rest alone. All or nothing: the packs are built first,
 * beside the running server, and one transaction then makes notices, packs and feed rows visible. The
 * source is read twice and neither time held, so memory does not grow with it.
 */
export async function publishNotices(
	core: PublishCore,
	drafts: DraftSource,
	options: PublishOptions = {}
): Promise<PublishCounts> {
	const files = new PackFiles(core.config.dataDir, core.db);
	for (let tries = 1; ; tries++) {
		// The mark first: what changes after it is noticed when the plan is carried out.
		const seen = await readContentMark(core.db);
		const at = core.now().toISOString();
		const built = await buildPacks(core, drafts, files, seen, at, options);
		if (built.packs.length === 0) return built.counts;
		let done = false;
		try {
			done = await core.db
				.transaction()
				.execute((trx) => commit(trx, drafts, files, seen, at, built));
		} finally {
			if (!done) await files.remove(built.packs);
		}
		if (done) return built.counts;
		if (tries === mostTries) throw new Error('Somebody else is publishing: try again later.');
	}
}

async function buildPacks(
	{ db }: PublishCore,
	drafts: DraftSource,
	files: PackFiles,
	{ lastNumber }: ContentMark,
	at: string,
	{ onProgress }: PublishOptions
): Promise<Built> {
	const built: Built = { counts: noCounts(), packs: [], lastNumber, fingerprint: '' };
	const hash = createHash('sha256');
	let builder = new PackBuilder();
	const close = async () => {
		if (builder.isEmpty) return;
		built.packs.push(await files.store(builder.finish()));
		builder = new PackBuilder();
	};
	let done = 0;
	for await (const slice of planSlices(db, drafts, lastNumber)) {
		countStates(built.counts, slice);
		for (const planned of toWrite(slice)) {
			const { draft, number, publishedAt } = planned;
			built.lastNumber = Math.max(built.lastNumber, number);
			builder.add(draftToNotice(draft, { number, publishedAt: publishedAt ?? at, updatedAt: at }));
			addTo(hash, planned);
			if (builder.isFull) await close();
			onProgress?.(++done);
		}
	}
	await close();
	return { ...built, fingerprint: hash.digest('hex') };
}

/** False when another publisher was faster; then nothing was written. */
async function commit(
	trx: Transaction<Database>,
	drafts: DraftSource,
	files: PackFiles,
	seen: ContentMark,
	at: string,
	{ packs, lastNumber, fingerprint }: Built
): Promise<boolean> {
	if (!(await claimContent(trx, seen, lastNumber))) return false;
	await insertPacks(
		trx,
		packs,
		(sha) => files.require(sha),
		() => at
	);
	const hash = createHash('sha256');
	const places = placesIn(packs);
	for await (const slice of planSlices(trx, drafts, seen.lastNumber)) {
		const writes = toWrite(slice).map((planned) => {
			addTo(hash, planned);
			const { draft, number, rev, hash: ownHash, publishedAt } = planned;
			const place = places.next().value;
			if (place?.number !== number) throw new Error(moved);
			const times = { publishedAt: publishedAt ?? at, updatedAt: at };
			return { draft, number, rev, hash: ownHash, packSha: place.sha, ...times };
		});
		await keepVersions(trx, writes);
		await writeNotices(trx, writes);
	}
	// A file that somebody saves while it is imported must not end up half old and half new.
	if (hash.digest('hex') !== fingerprint) throw new Error(moved);
	await tellFeed(trx, packs);
	return true;
}

const moved = 'The source changed while it was read.';

function addTo(fingerprint: Hash, { number, hash }: PlannedNotice): void {
	fingerprint.update(`${number} ${hash}\n`);
}

function* placesIn(packs: readonly StoredPack[]): Generator<{ number: number; sha: string }, null> {
	for (const { sha, numbers } of packs) for (const number of numbers) yield { number, sha };
	return null;
}

/** Last: the clock is held from here to the commit. Read back in slices, as the source is not held. */
async function tellFeed(trx: Transaction<Database>, packs: readonly StoredPack[]): Promise<void> {
	const total = packs.reduce((sum, { numbers }) => sum + numbers.length, 0);
	const clock = await takeNumbers(trx, total);
	let left = total;
	for (const { numbers } of packs) {
		for (let from = 0; from < numbers.length; from += changesAtOnce) {
			const rows = await findPublished(trx, numbers.slice(from, from + changesAtOnce));
			left -= rows.length;
			await writeChanges(trx, rows.map(publishedChange), clock - left);
		}
	}
	if (left !== 0) throw new Error(moved);
}
