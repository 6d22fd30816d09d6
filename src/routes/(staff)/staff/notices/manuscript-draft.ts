import type { Keep } from '#domain/notice/anonymity/decisions';
import {
	completeContent,
	emptyManuscript,
	type ManuscriptContent
} from '#domain/notice/manuscript';
import type { ManuscriptView } from '#domain/sync/overlay-manuscript';

/** What the person saw when they began: tells their changes from those that others made meanwhile. */
type Begun = ManuscriptContent & { keeps: Keep[] };

/** What is being written, with the revision it was begun on: what others did since is then a conflict. */
export interface ManuscriptDraft extends Begun {
	baseRev: number | null;
	/** Null for one that is new. */
	base: Begun | null;
}

export const draftIdOf = (id: string) => `manuscript-${id}`;

/** `changes` is laid over what the manuscript says now, such as the text of an imported file. */
export function beginDraft(
	view: Pick<ManuscriptView, 'content' | 'keeps' | 'rev'> | null,
	changes: Partial<ManuscriptContent> = {}
): ManuscriptDraft {
	const base = view && { ...view.content, keeps: view.keeps };
	const begun = base ?? { ...emptyManuscript(), keeps: [] };
	return { ...begun, ...changes, baseRev: view?.rev ?? null, base };
}

/** One that an older version of the app kept, with the fields that came since. */
export function completeDraft(stored: ManuscriptDraft): ManuscriptDraft {
	return { ...stored, ...completeContent(stored), base: stored.base ?? null };
}

export function contentOf({
	baseRev: _,
	base: __,
	keeps: ___,
	...content
}: ManuscriptDraft): ManuscriptContent {
	return content;
}
