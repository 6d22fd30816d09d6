import { type LawStatus, lawStatusOn } from './citation.ts';
import type { HotlineKey } from './hotlines.ts';
import type { NoticePart } from './parts.ts';

/** 典型案例, 风险提示, 清单事项, 反诈提示, 法律法规, 指引, 手册, 建议摘要. */
export const noticeKinds = [
	'typicalCase',
	'riskTip',
	'leniencyEntry',
	'fraudAlert',
	'law',
	'guidance',
	'handout',
	'suggestionDigest'
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type NoticeLanguage = 'zh' | 'en';

/**
 * A text as a small typed tree: what a page can show and nothing else, so stored script is
 * impossible by construction (docs/decisions/0006). `id` of a block is stable over updates
 * and carries bookmarks and article anchors.
 */
export type Inline =
	| { t: 'text'; text: string }
	| { t: 'strong' | 'em'; children: Inline[] }
	| { t: 'link'; href: string; children: Inline[] }
	/** The sign of a footnote: `note` is the id of its block, `id` where that block leads back to. */
	| { t: 'noteRef'; id: string; note: string; children: Inline[] }
	| { t: 'break' };

export type Block =
	/** `part` says what the section is, where the kind has a fixed form. */
	| { t: 'heading'; id: string; level: 1 | 2 | 3; part?: NoticePart; children: Inline[] }
	| { t: 'paragraph'; id: string; children: Inline[] }
	/** A numbered article of a law: `label` is the text as printed, such as 第五百零九条. */
	| { t: 'article'; id: string; label: string; children: Inline[] }
	| { t: 'list'; id: string; ordered: boolean; items: Inline[][] }
	| { t: 'quote'; id: string; children: Inline[] }
	| { t: 'table'; id: string; head: Inline[][]; rows: Inline[][][] }
	/** After everything else. `label` is the sign as printed, such as [1]. */
	| { t: 'footnote'; id: string; label: string; children: Inline[] };

export interface InBoth {
	zh: string;
	en: string | null;
}

/** What a notice says as data beside its text, each kind its own (domain/notice/facts-schema). */
export interface NoticeFacts {
	/** Which of the lists it stands on, who decides, and where it holds. */
	leniencyEntry?: { list: InBoth; authority: InBoth; region: InBoth };
	/** Lines to call, in this order. */
	fraudAlert?: { call: HotlineKey[] };
	handout?: { audience: InBoth };
	suggestionDigest?: {
		form: 'procuratorial' | 'judicial' | 'legal';
		addressee: InBoth;
		sentOn: string;
		repliedOn: string | null;
	};
}

/** What lists, search hits and the manifest's headers show. Dates are plain dates, `2026-03-01`. */
export interface NoticeHeader {
	/** Stable public number, the last part of its address. */
	number: number;
	kind: NoticeKind;
	/** The source's own word for its kind, such as 司法解释; empty when it has none. */
	category: string;
	/** Languages its body exists in. A text that is English only has an empty Chinese body, and says so. */
	languages: NoticeLanguage[];
	title: { zh: string; en: string | null };
	issuer: string;
	/** Empty when the source gives none. */
	date: string;
	/** Where it holds; left out for everywhere. */
	place?: string;
	/** D1 to D10 of the questionnaire's domains; empty when it belongs to none. */
	domains: string[];
	/** In-force dates of the text itself, when it is a law or list entry. */
	effectiveFrom: string | null;
	effectiveTo: string | null;
	/** The source says it is no longer in force, without a last day. */
	expired: boolean;
	/** Day after which nobody vouches that it still holds, until somebody has looked; left out where there is none. */
	reviewOn?: string;
	/** Left out where the kind has none. */
	facts?: NoticeFacts;
	/** Address of the text that took its place. */
	supersededBy: { title: string; number: number | null } | null;
}

export interface Notice extends NoticeHeader {
	body: { zh: Block[]; en: Block[] | null };
	source: string;
	/** Questionnaire items it answers, such as `L1`. */
	items: string[];
	/** Laws it rests on; their in-force state is computed on the device (domain/notice/citation). */
	citations: Array<{ law: string; article: string }>;
	publishedAt: string;
	updatedAt: string;
	/** What was corrected since, the newest last; left out where nothing was. */
	corrections?: Array<{ at: string; note: string }>;
}

/** A notice taken back: its text goes from every device at the next contact, this line stays. */
export interface WithdrawnNotice {
	number: number;
	title: NoticeHeader['title'];
	at: string;
	reason: string;
}

/** The day a bare law name in the text is read by: 公司法 means the edition of that day. */
export function writtenOn({ date, publishedAt }: Pick<Notice, 'date' | 'publishedAt'>): string {
	return date || publishedAt.slice(0, 10);
}

export type NoticeStatus = LawStatus | { status: 'reviewDue'; on: string };

/** In-force state of the text itself; null for texts that are not law and were never given dates. */
export function noticeStatusOn(
	header: Pick<
		NoticeHeader,
		'effectiveFrom' | 'effectiveTo' | 'expired' | 'reviewOn' | 'supersededBy'
	>,
	on: string
): NoticeStatus | null {
	const status = datedStatusOn(header, on);
	const isOver = status?.status === 'repealed' || status?.status === 'notYetInForce';
	return header.reviewOn !== undefined && header.reviewOn < on && !isOver
		? { status: 'reviewDue', on: header.reviewOn }
		: status;
}

function datedStatusOn(
	header: Pick<NoticeHeader, 'effectiveFrom' | 'effectiveTo' | 'expired' | 'supersededBy'>,
	on: string
): LawStatus | null {
	const successor = header.supersededBy && { law: header.supersededBy.title, article: '' };
	if (header.expired && header.effectiveTo === null) {
		return { status: 'repealed', on: null, successor };
	}
	if (header.effectiveFrom === null && header.effectiveTo === null) return null;
	return lawStatusOn(
		{
			effectiveFrom: header.effectiveFrom ?? '',
			effectiveTo: header.effectiveTo,
			supersededBy: successor
		},
		on
	);
}

/** Newest first; texts without a date come last. Plain comparison: dates are ISO, and a locale is slow. */
export function compareHeaders(
	a: Pick<NoticeHeader, 'date' | 'number'>,
	b: Pick<NoticeHeader, 'date' | 'number'>
): number {
	if (a.date !== b.date) return a.date < b.date ? 1 : -1;
	return b.number - a.number;
}
