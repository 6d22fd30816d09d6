import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { hashDraft } from './hash-draft.ts';
import type { NoticeDraft } from '../../domain/notice/draft.ts';
import { findKnown, type KnownNotice, readContentMark } from './notice-repository.ts';

/** Called again for each pass, so that a large source is never held in memory. */
export type DraftSource = () => AsyncIterable<NoticeDraft> | Iterable<NoticeDraft>;

export interface PublishCounts {
	new: number;
	changed: number;
	unchanged: number;
	/** Known and taken back: a second import must not undo a withdrawal. */
	withdrawn: number;
}

export interface PlannedNotice {
	draft: NoticeDraft;
	state: keyof PublishCounts;
	number: number;
	rev: number;
	hash: string;
	/** Of the first publication; null for a new notice. */
	publishedAt: string | null;
}

/** Bounded by count and by text: one statement must fit the parameter limit of both databases. */
const mostInSlice = 200;
const mostLetters = 1_000_000;

/** The dry run: reads everything, writes nothing. */
export async function planNotices(
	db: Kysely<Database>,
	drafts: DraftSource
): Promise<PublishCounts> {
	const counts = noCounts();
	const { lastNumber } = await readContentMark(db);
	for await (const slice of planSlices(db, drafts, lastNumber)) countStates(counts, slice);
	return counts;
}

/**
 * What is to be done about each draft, in slices: whoever reads on holds one slice and no more. The same
 * source gives the same plan until somebody publishes.
 */
export async function* planSlices(
	db: Kysely<Database>,
	drafts: DraftSource,
	lastNumber: number
): AsyncGenerator<PlannedNotice[]> {
	let number = lastNumber;
	let slice: NoticeDraft[] = [];
	let letters = 0;
	const plan = async () => {
		const known = await findKnown(
			db,
			slice.map(({ sourceId }) => sourceId)
		);
		const planned = slice.map((draft) => {
			const before = known.get(draft.sourceId);
			return planOne(draft, before, () => draft.number ?? ++number);
		});
		slice = [];
		letters = 0;
		return planned;
	};
	for await (const draft of drafts()) {
		slice.push(draft);
		letters += (draft.text.zh ?? '').length + (draft.text.en ?? '').length;
		if (slice.length >= mostInSlice || letters > mostLetters) yield await plan();
	}
	if (slice.length > 0) yield await plan();
}

function planOne(
	draft: NoticeDraft,
	before: KnownNotice | undefined,
	nextNumber: () => number
): PlannedNotice {
	const hash = hashDraft(draft);
	if (!before) {
		return { draft, hash, state: 'new', number: nextNumber(), rev: 1, publishedAt: null };
	}
	const { number, rev, publishedAt } = before;
	const one = { draft, hash, number, publishedAt };
	if (before.status === 'withdrawn') return { ...one, state: 'withdrawn', rev };
	if (before.hash === hash) return { ...one, state: 'unchanged', rev };
	return { ...one, state: 'changed', rev: rev + 1 };
}

/** Those that must be written. */
export function toWrite(slice: readonly PlannedNotice[]): PlannedNotice[] {
	return slice.filter(({ state }) => state === 'new' || state === 'changed');
}

export function noCounts(): PublishCounts {
	return { new: 0, changed: 0, unchanged: 0, withdrawn: 0 };
}

export function countStates(counts: PublishCounts, slice: readonly PlannedNotice[]): void {
	for (const { state } of slice) counts[state]++;
}
