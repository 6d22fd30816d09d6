const minute = 60_000;
const hour = 60 * minute;

/** One budget: at most `max` within `windowMs`, counted in the database for all processes. */
export interface Limit {
	name: string;
	max: number;
	windowMs: number;
}

/**
 * Every limit of sign-in, as data; the tests drive each one to its end. An address is an IPv4 /24 or
 * an IPv6 /64, because one person easily holds that many. The order matters: the narrow budgets come
 * first, so that one caller cannot use up what all share.
 */
export const limits = {
	/** Asking for a code: one network. A mobile carrier puts many people behind one address. */
	sendAddress: { name: 'send.address', max: 40, windowMs: 10 * minute },
	sendTarget: { name: 'send.target', max: 5, windowMs: hour },
	sendTargetDay: { name: 'send.targetDay', max: 12, windowMs: 24 * hour },
	/** What all text messages together may cost. */
	smsHour: { name: 'sms.hour', max: 600, windowMs: hour },
	smsDay: { name: 'sms.day', max: 4000, windowMs: 24 * hour },
	verifyAddress: { name: 'verify.address', max: 100, windowMs: 10 * minute },
	/** 20 tries at one in a million an hour: guessing takes more than five years for even odds. */
	verifyTarget: { name: 'verify.target', max: 20, windowMs: hour },
	secondFactorAddress: { name: 'secondFactor.address', max: 60, windowMs: 10 * minute },
	secondFactorAccount: { name: 'secondFactor.account', max: 10, windowMs: 15 * minute },
	/** Only misses count: a token of 256 bits is not found by trying, and operators sign in often. */
	linkAddress: { name: 'link.address', max: 20, windowMs: 10 * minute },
	/** The share that opens locked data on a device: asked for once after a sign-in. */
	deviceShare: { name: 'deviceShare.account', max: 20, windowMs: hour }
} as const satisfies Record<string, Limit>;

/**
 * Requests of one account on the two roads. An honest phone pulls once a minute and drains 1,000 queued
 * commands in ten requests; these are far above, and far below what would be felt by others. Two
 * budgets, so that a page that pulls too often never keeps its person's work from going up.
 */
export const requestLimits = {
	commands: { name: 'sync.commands', max: 1500, windowMs: minute, free: 300, block: 50 },
	changes: { name: 'sync.changes', max: 3000, windowMs: minute, free: 600, block: 100 }
} as const satisfies Record<string, Limit & { free: number; block: number }>;

/** Rules of one-time codes. */
export const codeRules = {
	digits: 6,
	lifeMs: 5 * minute,
	tries: 5,
	resendMs: minute,
	/** From the code to the end of the second factor, enrolment included. */
	secondFactorLifeMs: 10 * minute,
	linkLifeMs: 15 * minute,
	/** How long after a sign-in the person counts as just there (row A11 asks for 5 to 10 minutes). */
	freshMs: 10 * minute
} as const;

/** Idle and absolute ends of a sign-in. Staff see other people's affairs, so theirs are short. */
export const sessionRules = {
	owner: { idleMs: 30 * 24 * hour, absoluteMs: 180 * 24 * hour, touchMs: hour },
	staff: { idleMs: 30 * minute, absoluteMs: 12 * hour, touchMs: minute },
	/** 公用设备: gone when the browser closes, and after four hours whatever happens; never longer than elsewhere. */
	publicDevice: { idleMs: 4 * hour, absoluteMs: 4 * hour }
} as const;
