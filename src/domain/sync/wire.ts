import * as v from 'valibot';

/** Wire format of the write and read roads. Changed only by a decision record (docs/decisions/0003). */
export const PROTO = 1;
/** A request over either limit is answered 413 with the limits, and the device halves its batch. */
export const MAX_COMMANDS = 100;
export const MAX_BYTES = 256 * 1024;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/));
const uuid = v.pipe(v.string(), v.uuid());
/** Version of the app, in letters that every database stores. */
const app = v.pipe(v.string(), v.maxLength(40), v.regex(/^[ -~]*$/));
const MAX_PENDING = 9_999_999;

export const commandSchema = v.strictObject({
	/** One per intent of the person, made when they first press send; random, never a counter. */
	id: uuid,
	/** Commands this one needs: the one before it on the same entity, and the makers of what it names. */
	after: v.pipe(v.array(uuid), v.maxLength(50)),
	type: v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)),
	version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
	entity: uuid,
	/** Revision the person saw; null when the command makes the entity or does not care. */
	baseRev: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
	/** Device clock, milliseconds. Shown, never decided on. */
	madeAt: v.pipe(v.number(), v.integer()),
	body: v.record(v.string(), v.unknown())
});
export type Command = v.InferOutput<typeof commandSchema>;

export const batchSchema = v.strictObject({
	proto: v.pipe(v.number(), v.integer()),
	app,
	device: id,
	account: id,
	/** Unsent commands on the device, this batch included: shows a wiped store on the next sync. */
	pending: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PENDING)),
	sentAt: v.pipe(v.number(), v.integer()),
	commands: v.pipe(v.array(commandSchema), v.minLength(1), v.maxLength(MAX_COMMANDS))
});
export type Batch = v.InferOutput<typeof batchSchema>;

const count = (digits: number) =>
	v.pipe(v.string(), v.regex(new RegExp(`^[0-9]{1,${digits}}$`)), v.transform(Number));

/**
 * What a device says about its queue in the query of one pull of each round, after it has sent what it
 * could: that there is work and since when, never what is in it. Staff see it of colleagues.
 */
export const deviceReportSchema = v.object({
	device: id,
	app,
	/** Commands the server has not answered, those the device itself has parked included. */
	pending: count(String(MAX_PENDING).length),
	/** Seconds since the oldest of them was made: an age, because a device's clock may be wrong. */
	age: v.optional(count(10)),
	/** Its command id, so that "gone because it was sent" can be told from "gone". */
	oldest: v.optional(uuid)
});
export type DeviceReport = v.InferOutput<typeof deviceReportSchema>;

export const rejectionCodes = [
	'invalid',
	'forbidden',
	'not_found',
	'dependency_failed',
	'key_reuse'
] as const;

/**
 * One per command, never left out. `applied`, `conflict` and `rejected` are final and stored beside
 * the effect; `wait` and `retry` are not stored and leave the command on the device.
 */
export const resultSchema = v.variant('status', [
	v.object({
		id: uuid,
		status: v.literal('applied'),
		rev: v.number(),
		v: v.number(),
		scope: v.string(),
		/** Server number of what was made, such as `T2026-0153`. */
		number: v.optional(v.string()),
		/** Server time of the effect, ISO: what "法院已收到 14:32" shows. */
		at: v.string()
	}),
	v.object({
		id: uuid,
		status: v.literal('conflict'),
		code: v.string(),
		v: v.number(),
		messageKey: v.string(),
		yours: v.unknown(),
		current: v.unknown(),
		choices: v.array(v.unknown())
	}),
	v.object({
		id: uuid,
		status: v.literal('rejected'),
		code: v.picklist(rejectionCodes),
		/** Clock at the refusal: a server restored from before it is asked again. */
		v: v.optional(v.number()),
		messageKey: v.string(),
		/** For `invalid`: the field and what is wrong with it. */
		issues: v.optional(v.array(v.object({ field: v.string(), reason: v.string() })))
	}),
	v.object({ id: uuid, status: v.literal('wait') }),
	v.object({ id: uuid, status: v.literal('retry'), retryAfter: v.number() })
]);
export type CommandResult = v.InferOutput<typeof resultSchema>;

export const metaSchema = v.object({
	serverTime: v.number(),
	minProto: v.number(),
	timelines: v.array(v.object({ id: v.string(), from: v.number() }))
});
export type Meta = v.InferOutput<typeof metaSchema>;

export const batchAnswerSchema = v.object({
	proto: v.number(),
	meta: metaSchema,
	results: v.array(resultSchema)
});
export type BatchAnswer = v.InferOutput<typeof batchAnswerSchema>;

/** `x: 1` is a tombstone: the row was deleted or has left the scope. */
export const changeSchema = v.object({
	k: v.string(),
	id: v.string(),
	v: v.number(),
	rev: v.optional(v.number()),
	d: v.optional(v.record(v.string(), v.unknown())),
	x: v.optional(v.literal(1))
});
export type Change = v.InferOutput<typeof changeSchema>;

export const changesAnswerSchema = v.object({
	proto: v.number(),
	meta: metaSchema,
	scope: v.string(),
	/** Echo of the request's cursor: the page is applied only if the device is still there. */
	from: v.string(),
	changes: v.array(changeSchema),
	next: v.string(),
	more: v.boolean(),
	/** Change number the page was read at: rows that had moved on up to there come on a later page. */
	clock: v.optional(v.number())
});
export type ChangesAnswer = v.InferOutput<typeof changesAnswerSchema>;

/** Body of every HTTP error of the API. */
export const problemSchema = v.object({
	code: v.string(),
	message: v.string(),
	field: v.optional(v.string()),
	meta: v.optional(metaSchema)
});
export type Problem = v.InferOutput<typeof problemSchema>;
