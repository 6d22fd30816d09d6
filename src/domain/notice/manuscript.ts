import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import { keepSchema } from './anonymity/decisions.ts';
import { hotlineKeys } from './hotlines.ts';
import { noticeKinds } from './notice.ts';

/** A notice in the hands of the editors. What readers see meanwhile is `live`. */
export const manuscriptStatuses = [
	'draft',
	'inReview',
	'approved',
	'scheduled',
	'published',
	'expired',
	'withdrawn',
	'discarded'
] as const;
export type ManuscriptStatus = (typeof manuscriptStatuses)[number];
export type ManuscriptEvent =
	| 'save'
	| 'submit'
	| 'approve'
	| 'return'
	| 'schedule'
	| 'publish'
	| 'hold'
	| 'discard'
	| 'withdraw'
	| 'expire';

// Saving a published one begins a correction: readers keep the live text until the correction is published.
// A notice taken back never returns; whoever needs it again writes a new one.
const nextStatus: Record<ManuscriptStatus, Partial<Record<ManuscriptEvent, ManuscriptStatus>>> = {
	draft: { save: 'draft', submit: 'inReview', discard: 'discarded' },
	inReview: { approve: 'approved', return: 'draft' },
	approved: { schedule: 'scheduled', publish: 'published', return: 'draft' },
	scheduled: { publish: 'published', hold: 'approved', return: 'draft' },
	published: { save: 'draft' },
	expired: {},
	withdrawn: {},
	discarded: {}
};

export function nextManuscriptStatus(
	{ status, live }: { status: ManuscriptStatus; live: object | null },
	event: ManuscriptEvent
): Result<ManuscriptStatus, 'not_allowed'> {
	const isOver = status === 'expired' || status === 'withdrawn';
	if (event === 'withdraw') return live && !isOver ? ok('withdrawn') : fail('not_allowed');
	if (event === 'expire') return live && !isOver ? ok('expired') : fail('not_allowed');
	const next = nextStatus[status][event];
	if (!next) return fail('not_allowed');
	// A correction thrown away leaves what is published.
	return ok(next === 'discarded' && live ? 'published' : next);
}

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const filled = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const date = v.union([
	v.literal(''),
	// A month of thirty days has no thirty-first: the pattern alone would let it pass.
	v.pipe(v.string(), v.isoDate(), v.check(isRealDay, 'date'))
]);

/** Longest texts the editor takes; longer ones come in by the operator's import. */
export const longestText = { zh: 40_000, en: 60_000 };
/** One command has to fit into a batch with room around it. */
const mostBytes = 240_000;

/** Data of one kind beside its text (`NoticeFacts`), as an editor fills it in. Left out by older apps. */
const factFields = {
	/** Of a list entry: which list it stands on, who decides, where it holds. */
	list: v.optional(line(200), ''),
	authority: v.optional(line(200), ''),
	region: v.optional(line(200), ''),
	/** Of a fraud alert: the lines to call. */
	call: v.optional(v.pipe(v.array(v.picklist(hotlineKeys)), v.maxLength(hotlineKeys.length)), []),
	/** Of a handout. */
	audience: v.optional(line(200), ''),
	/** Of a digest: what was suggested to whom, and when. */
	form: v.optional(v.picklist(['', 'procuratorial', 'judicial', 'legal']), ''),
	addressee: v.optional(line(200), ''),
	sentOn: v.optional(date, ''),
	repliedOn: v.optional(date, '')
};

/** What an editor fills in. Dates are plain dates or empty. */
export const manuscriptContent = {
	kind: v.picklist(noticeKinds),
	titleZh: line(200),
	titleEn: line(300),
	/** Who made the text: a court, a bureau. */
	issuer: line(200),
	date,
	/** Where it comes from, for the reader to check. */
	source: line(500),
	category: line(60),
	/** Where it holds; empty for everywhere. */
	place: line(60),
	domains: v.pipe(v.array(v.pipe(v.string(), v.regex(/^D([1-9]|10)$/))), v.maxLength(10)),
	/** Questions of the self-check it answers. Null from an app that has no such field: they stay as published. */
	items: v.optional(
		v.nullable(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}$/))), v.maxLength(100))),
		null
	),
	effectiveFrom: date,
	effectiveTo: date,
	...factFields,
	/** Last day it is shown. */
	expiresOn: date,
	/** When somebody has to look whether it still holds. */
	reviewOn: date,
	format: v.picklist(['markdown', 'plain']),
	textZh: v.pipe(v.string(), v.maxLength(longestText.zh)),
	textEn: v.pipe(v.string(), v.maxLength(longestText.en)),
	/** For a correction: what changed and why, in the reader's words. */
	note: line(500)
};
/** Bodies of the commands, version 1. `entity` is the manuscript's id. */
export const manuscriptCommands = {
	'manuscript.save': v.pipe(
		v.strictObject({
			...manuscriptContent,
			keeps: v.pipe(v.array(keepSchema), v.maxLength(500))
		}),
		v.check((body) => utf8Length(JSON.stringify(body)) <= mostBytes, 'too_long')
	),
	/** Opens a notice that is published already, so that it can be corrected or withdrawn. */
	'manuscript.adopt': v.strictObject({
		number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999))
	}),
	'manuscript.submit': v.strictObject({}),
	'manuscript.approve': v.strictObject({}),
	'manuscript.return': v.strictObject({ reason: filled(1000) }),
	/** `at` empty: now. */
	'manuscript.publish': v.strictObject({
		at: v.union([v.literal(''), v.pipe(v.string(), v.isoTimestamp())])
	}),
	'manuscript.discard': v.strictObject({}),
	'manuscript.withdraw': v.strictObject({ reason: filled(500) })
} as const;

export type ManuscriptContent = Omit<
	v.InferOutput<(typeof manuscriptCommands)['manuscript.save']>,
	'keeps'
>;

/** A field with more letters than are stored of it. */
export interface TooLong {
	field: keyof ManuscriptContent;
	most: number;
}

const contentSchema = v.object(manuscriptContent);

/** The content as it will be stored, without blanks at the ends, and what is too long to be stored at all. */
export function readContent(given: ManuscriptContent): {
	content: ManuscriptContent;
	tooLong: TooLong[];
} {
	const read = v.safeParse(contentSchema, given);
	if (read.success) return { content: read.output, tooLong: [] };
	const tooLong = read.issues.flatMap(({ type, path, requirement }) =>
		type === 'max_length'
			? [{ field: path?.[0]?.key as TooLong['field'], most: Number(requirement) }]
			: []
	);
	return { content: given, tooLong };
}

export interface ManuscriptHistoryEntry {
	at: string;
	event: ManuscriptEvent;
	/** Name of the person; empty where the system did it. */
	by: string;
	version: number;
	reason?: string;
}

/** What the feed of scope `editorial` carries (`k: "manuscript"`). */
export interface ManuscriptRow {
	id: string;
	status: ManuscriptStatus;
	/** The notice's public number once it has one. */
	number: number | null;
	/** Goes up with every save. */
	version: number;
	content: ManuscriptContent;
	keeps: v.InferOutput<typeof keepSchema>[];
	/** Accounts that wrote any of what is not published yet: none of them may approve it. */
	authors: string[];
	approvedBy: string | null;
	/** When it goes out by itself, ISO; only while it is scheduled. */
	publishAt: string | null;
	/** What readers see now; `content` is null where it is the one above. */
	live: {
		version: number;
		content: ManuscriptContent | null;
		publishedAt: string;
		corrections: Array<{ at: string; note: string }>;
	} | null;
	withdrawn: { at: string; reason: string } | null;
	updatedAt: string;
	history: ManuscriptHistoryEntry[];
}

/** One that an older version stored, with the fields that came since. */
export function completeContent(stored: Partial<ManuscriptContent>): ManuscriptContent {
	return { ...emptyManuscript(), items: null, ...stored };
}

export function emptyManuscript(): ManuscriptContent {
	return {
		kind: 'typicalCase',
		titleZh: '',
		titleEn: '',
		issuer: '',
		date: '',
		source: '',
		category: '',
		place: '',
		domains: [],
		items: [],
		effectiveFrom: '',
		effectiveTo: '',
		list: '',
		authority: '',
		region: '',
		call: [],
		audience: '',
		form: '',
		addressee: '',
		sentOn: '',
		repliedOn: '',
		expiresOn: '',
		reviewOn: '',
		format: 'markdown',
		textZh: '',
		textEn: '',
		note: ''
	};
}

function isRealDay(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** `TextEncoder` is not part of the language. */
function utf8Length(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}
