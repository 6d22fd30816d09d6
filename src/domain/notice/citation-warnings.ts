import { type LawStatus, lawStatusOn } from './citation.ts';
import { resolveCitation } from './laws.ts';
import type { Notice } from './notice.ts';

/** One law a reader of a notice must be told about before its text. */
export interface CitationWarning {
	law: string;
	/** Cited articles, in the order of the notice. */
	articles: string[];
	status: Exclude<LawStatus, { status: 'inForce' }>;
}

/** How long before its last day a law is warned of: a tip read now is acted on within weeks. */
const soonDays = 90;
const dayMs = 86_400_000;

/**
 * The cited laws that are not in force on a day, or will soon not be. Computed on the device, so that a
 * copy downloaded long ago still tells the truth. `citedOn` is the day the citing text was written.
 */
export function citationWarnings(
	citations: Notice['citations'],
	citedOn: string,
	on: string
): CitationWarning[] {
	const warnings = new Map<string, CitationWarning>();
	for (const citation of citations) {
		const ref = resolveCitation(citation, citedOn);
		if (!ref) continue;
		const known = warnings.get(ref.law);
		if (known) {
			known.articles.push(citation.article);
			continue;
		}
		const status = lawStatusOn(ref, on);
		if (status.status === 'inForce') continue;
		if (status.status === 'ending' && daysBetween(on, status.on) > soonDays) continue;
		// Articles are mapped one by one; the warning is about the law.
		const withoutArticle =
			'successor' in status && status.successor
				? { ...status, successor: { ...status.successor, article: '' } }
				: status;
		warnings.set(ref.law, { law: ref.law, articles: [citation.article], status: withoutArticle });
	}
	return [...warnings.values()];
}

function daysBetween(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / dayMs;
}
