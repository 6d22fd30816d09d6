import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { hashDraft } from './draft.ts';
import { type ContentMark, findKnown, readContentMark } from './notice-repository.ts';
import type { DraftSource } from './publish-notices.ts';

export interface PublishCounts {
	new: number;
	changed: number;
	unchanged: number;
	/** Known and taken back: a second import must not undo a withdrawal. */
	withdrawn: number;
}

export interface PlannedNotice {
	number: number;
	rev: number;
	hash: string;
	/** Of the first publication; null for a new notice. */
	publishedAt: string | null;
}

export interface Plan {
	counts: PublishCounts;
	/** By source id; only what has to be written. */
	notices: Map<string, PlannedNotice>;
	/** Filled while the packs are built. */
	packOf: Map<number, string>;
	seen: ContentMark;
	lastNumber: number;
}

/** The dry run: reads everything, writes nothing. */
export async function planNotices(db: Kysely<Database>, drafts: DraftSource): Promise<Plan> {
	// The mark first: what changes after it is noticed when the plan is carried out.
	const seen = await readContentMark(db);
	const known = await findKnown(db);
	const plan: Plan = {
		counts: { new: 0, changed: 0, unchanged: 0, withdrawn: 0 },
		notices: new Map(),
		packOf: new Map(),
		seen,
		lastNumber: seen.lastNumber
	};
	for await (const draft of drafts()) {
		const hash = hashDraft(draft);
		const before = known.get(draft.sourceId);
		if (!before) {
			const number = draft.number ?? ++plan.lastNumber;
			plan.counts.new++;
			plan.notices.set(draft.sourceId, { number, rev: 1, hash, publishedAt: null });
		} else if (before.status === 'withdrawn') {
			plan.counts.withdrawn++;
		} else if (before.hash === hash) {
			plan.counts.unchanged++;
		} else {
			const { number, publishedAt } = before;
			plan.counts.changed++;
			plan.notices.set(draft.sourceId, { number, rev: before.rev + 1, hash, publishedAt });
		}
	}
	return plan;
}
