import { readChineseNumber } from '../notice/article.ts';
import { lawStatusOn, type LawRef, type LawStatus } from '../notice/citation.ts';
import { resolveCitation } from '../notice/laws.ts';
import { foldWidth, normalizeText } from '../text/normalize.ts';
import { addDays, type PlainDate } from '../time.ts';
import type { OpinionRow } from './request.ts';

export type OpinionLevel = OpinionRow['level'];

/** Days a firm is given by default (features 5.3). A tip has no term of its own and gets the longest. */
export const deadlineDays: Record<OpinionLevel, number> = {
	red: 7,
	orange: 30,
	yellow: 90,
	blue: 90
};

export function defaultDeadline(level: OpinionLevel, today: PlainDate): PlainDate {
	return addDays(today, deadlineDays[level]);
}

/** As typed; one per request on this device. */
export interface OpinionDraft {
	opinionId: string;
	requestId: string;
	itemId: string;
	level: OpinionLevel;
	finding: string;
	basis: Array<{ law: string; article: string }>;
	advice: string;
	deadline: string;
	/** The person chose the date themselves: a change of level must not move it. */
	deadlineChosen: boolean;
}

export type BasisState =
	/** The register does not hold it, so nothing can be said about it being in force. */
	| { kind: 'unknown' }
	| { kind: 'usable'; ref: LawRef; status: LawStatus }
	/** Not in force on this day; `successor` is what to cite instead. */
	| { kind: 'outdated'; ref: LawRef; status: LawStatus; successor: LawRef['supersededBy'] };

export function basisStateOn(
	basis: { law: string; article: string },
	today: PlainDate
): BasisState {
	const ref = resolveCitation(basis, today);
	if (!ref) return { kind: 'unknown' };
	const status = lawStatusOn(ref, today);
	return status.status === 'inForce' || status.status === 'ending'
		? { kind: 'usable', ref, status }
		: { kind: 'outdated', ref, status, successor: ref.supersededBy };
}

/** `第八十二条`, `82`, `８２` and `82之一` all name an article; null when it is none. */
export function readArticle(typed: string): string | null {
	const plain = foldWidth(typed).replaceAll(/[\s第条]/g, '');
	const [main = '', insert] = plain.split('之');
	const number = readChineseNumber(main);
	if (number === null || number < 1) return null;
	if (insert === undefined) return String(number);
	const inserted = readChineseNumber(insert);
	return inserted === null ? null : `${number}之${inserted}`;
}

export interface OpinionIssue {
	field: 'finding' | 'basis' | 'advice' | 'deadline';
	code: 'empty' | 'tooLong' | 'outdated' | 'notADate' | 'past';
}

/** In the order of the form. An opinion without a basis in force cannot be issued. */
export function checkOpinion(draft: OpinionDraft, today: PlainDate): OpinionIssue[] {
	const issues: OpinionIssue[] = [];
	const text = (field: 'finding' | 'advice', max: number) => {
		const length = normalizeText(draft[field]).length;
		if (length === 0) issues.push({ field, code: 'empty' });
		else if (length > max) issues.push({ field, code: 'tooLong' });
	};
	text('finding', 2000);
	if (draft.basis.length === 0) issues.push({ field: 'basis', code: 'empty' });
	else if (draft.basis.some((one) => basisStateOn(one, today).kind !== 'usable')) {
		issues.push({ field: 'basis', code: 'outdated' });
	}
	text('advice', 4000);
	if (!isDate(draft.deadline)) issues.push({ field: 'deadline', code: 'notADate' });
	else if (draft.deadline < today) issues.push({ field: 'deadline', code: 'past' });
	return issues;
}

function isDate(date: string): boolean {
	return (
		/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date
	);
}
