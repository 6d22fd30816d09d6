import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';

/** A firm's request to the court. `healthCheck` (法治体检) is the first kind; others follow. */
export const requestStatuses = [
	'submitted',
	'returned',
	'accepted',
	'opinionIssued',
	'withdrawn'
] as const;
export type RequestStatus = (typeof requestStatuses)[number];
export type RequestEvent = 'correct' | 'accept' | 'return' | 'issueOpinion' | 'withdraw';

// Once an opinion is out, the firm answers the opinion; the request itself can no longer be taken back.
const nextStatus: Record<RequestStatus, Partial<Record<RequestEvent, RequestStatus>>> = {
	submitted: { accept: 'accepted', return: 'returned', withdraw: 'withdrawn' },
	returned: { correct: 'submitted', withdraw: 'withdrawn' },
	accepted: { return: 'returned', issueOpinion: 'opinionIssued', withdraw: 'withdrawn' },
	opinionIssued: { issueOpinion: 'opinionIssued' },
	withdrawn: {}
};

export function nextRequestStatus(
	status: RequestStatus,
	event: RequestEvent
): Result<RequestStatus, 'not_allowed'> {
	const next = nextStatus[status][event];
	return next ? ok(next) : fail('not_allowed');
}

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const filled = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

/** One self-check answer the firm chose to share. Nothing else of the self-check leaves the phone. */
export const sharedFindingSchema = v.strictObject({
	itemId: v.pipe(v.string(), v.regex(/^[A-Z][0-9]{1,2}$/)),
	answer: v.picklist(['yes', 'partly', 'no', 'unsure']),
	/** The firm's own view. The adviser's level is another field and decides. */
	selfLevel: v.picklist(['red', 'orange', 'yellow', 'blue']),
	note: v.optional(line(500), '')
});
export type SharedFinding = v.InferOutput<typeof sharedFindingSchema>;

/** The fields a firm fills in, and the only ones that can be returned for correction. */
export const requestFields = {
	contactName: filled(60),
	contactPhone: v.pipe(v.string(), v.trim(), v.regex(/^[0-9+ -]{5,20}$/)),
	description: filled(2000)
};
export const requestFieldNames = ['contactName', 'contactPhone', 'description', 'shared'] as const;
export type RequestFieldName = (typeof requestFieldNames)[number];

export const requestContentSchema = v.strictObject({
	...requestFields,
	shared: v.pipe(v.array(sharedFindingSchema), v.maxLength(66)),
	questionnaireVersion: v.nullish(line(20), null),
	answersHash: v.nullish(line(80), null)
});
export type RequestContent = v.InferOutput<typeof requestContentSchema>;

/** Bodies of the commands, version 1. `entity` of the command is the request's (or opinion's) id. */
export const requestCommands = {
	'request.create': v.strictObject({
		...requestContentSchema.entries,
		kind: v.picklist(['healthCheck']),
		/** Made on the phone, such as `L-0007`, so that the person can name it before the server has numbered it. */
		localNumber: filled(20),
		/** Left out: the account's only firm, and the station that serves it. */
		firmId: v.optional(v.pipe(v.string(), v.uuid())),
		stationId: v.optional(v.pipe(v.string(), v.uuid()))
	}),
	'request.correct': requestContentSchema,
	'request.withdraw': v.strictObject({ reason: line(500) }),
	'request.accept': v.strictObject({}),
	'request.return': v.strictObject({
		fields: v.pipe(
			v.array(v.strictObject({ field: v.picklist(requestFieldNames), reason: filled(500) })),
			v.minLength(1),
			v.maxLength(requestFieldNames.length)
		),
		note: v.optional(line(1000), '')
	}),
	'opinion.issue': v.strictObject({
		requestId: v.pipe(v.string(), v.uuid()),
		/** Questionnaire item the opinion answers, when it answers one. */
		itemId: v.nullish(v.pipe(v.string(), v.regex(/^[A-Z][0-9]{1,2}$/)), null),
		level: v.picklist(['red', 'orange', 'yellow', 'blue']),
		finding: filled(2000),
		/** Law and article names, dated on the device by the citation data (domain/notice/citation). */
		basis: v.pipe(
			v.array(v.strictObject({ law: filled(60), article: filled(20) })),
			v.minLength(1),
			v.maxLength(20)
		),
		advice: filled(4000),
		/** Plain date, Asia/Shanghai: `2026-12-24`. */
		deadline: v.pipe(v.string(), v.isoDate())
	}),
	'opinion.answer': v.variant('response', [
		v.strictObject({ response: v.literal('done'), reason: v.optional(line(2000), '') }),
		v.strictObject({ response: v.literal('disagreed'), reason: filled(2000) })
	])
} as const;

/** What the feed carries for a request (`k: "request"`), the same to the firm and to the station. */
export interface RequestRow extends RequestContent {
	id: string;
	kind: 'healthCheck';
	status: RequestStatus;
	/** Acceptance number, such as `T2026-0153`; given by the server in the transaction that stored the request. */
	number: string;
	localNumber: string;
	firmId: string;
	firmName: string;
	stationId: string;
	stationName: { zh: string; en: string };
	submittedAt: string;
	/** When the court owes the next step; null once nothing is owed. */
	dueAt: string | null;
	/** Set while `status` is `returned`: what to mend, field by field. */
	returned: {
		at: string;
		fields: Array<{ field: RequestFieldName; reason: string }>;
		note: string;
	} | null;
	/**
	 * `reason` is what the firm said when it took the request back; `fields` and `note` what the court
	 * asked for when it returned it, so that the conversation can still be read after the correction.
	 */
	history: Array<{
		at: string;
		event: RequestEvent | 'create';
		by: 'firm' | 'court';
		reason?: string;
		fields?: Array<{ field: RequestFieldName; reason: string }>;
		note?: string;
	}>;
}

/** What the feed carries for an opinion (`k: "opinion"`). */
export interface OpinionRow {
	id: string;
	requestId: string;
	number: string;
	itemId: string | null;
	level: 'red' | 'orange' | 'yellow' | 'blue';
	finding: string;
	basis: Array<{ law: string; article: string }>;
	advice: string;
	deadline: string;
	author: string;
	issuedAt: string;
	response: 'done' | 'disagreed' | null;
	responseReason: string;
	respondedAt: string | null;
}
