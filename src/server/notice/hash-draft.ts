import { createHash } from 'node:crypto';
import type { NoticeDraft } from '../../domain/notice/draft.ts';

/** Of everything a reader can see: equal hashes mean that there is nothing to publish. */
export function hashDraft({ number: _number, ...draft }: NoticeDraft): string {
	const entries = Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
