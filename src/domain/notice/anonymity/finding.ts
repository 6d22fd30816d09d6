/** What can tell a reader who somebody is, and what can mislead them: each is decided before publication. */
export const findingKinds = [
	'person',
	'idNumber',
	'phone',
	'bankCard',
	'email',
	'company',
	'creditCode',
	'caseNumber',
	'address',
	'plate',
	'outdatedLaw'
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A place in one text, `[start, end)`. */
export interface Found {
	kind: FindingKind;
	start: number;
	end: number;
}

/** What the first group of a pattern takes in stands before the find and is not part of it. */
export function spans(text: string, pattern: RegExp, kind: FindingKind): Found[] {
	return [...text.matchAll(pattern)].map((match) => ({
		kind,
		start: match.index + (match[1]?.length ?? 0),
		end: match.index + match[0].length
	}));
}

/** Where two finds meet, the one that starts first and then the longer one stays. */
export function withoutOverlaps(found: readonly Found[]): Found[] {
	const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
	const kept: Found[] = [];
	for (const one of sorted) {
		const last = kept.at(-1);
		if (!last || one.start >= last.end) kept.push(one);
	}
	return kept;
}
