import { lawStatusOn, type LawRef } from './citation.ts';
import { CitationReader } from './find-citations.ts';
import { resolveCitation } from './laws.ts';
import type { NoticeKind } from './notice.ts';

export interface OutdatedCitation {
	/** Place in the text, `[start, end)`. */
	start: number;
	end: number;
	/** What to cite instead; its article is empty while nobody has mapped it. */
	successor: LawRef['supersededBy'];
}

/**
 * Citations of a Chinese text that are not in force on a day: an editor decides about every one of them
 * before it is published. A law is quoted as it was passed, so its own citations are left alone.
 */
export function outdatedCitations(
	text: string,
	citing: { kind: NoticeKind; date: string },
	on: string
): OutdatedCitation[] {
	if (citing.kind === 'law') return [];
	const reader = new CitationReader();
	const found: OutdatedCitation[] = [];
	let at = 0;
	for (const line of text.split('\n')) {
		for (const { law, articles, start, end } of reader.read(line)) {
			const ended = articles.map((article) => endedOn({ law, article }, citing.date || on, on));
			// One place is one decision, whichever of its articles has ended.
			const [first] = ended.filter((ref) => ref !== null);
			if (first) found.push({ start: at + start, end: at + end, successor: first.supersededBy });
		}
		at += line.length + 1;
	}
	return found;
}

function endedOn(
	citation: { law: string; article: string },
	citedOn: string,
	on: string
): LawRef | null {
	const ref = resolveCitation(citation, citedOn);
	if (!ref) return null;
	const { status } = lawStatusOn(ref, on);
	return status === 'inForce' || status === 'ending' ? null : ref;
}
