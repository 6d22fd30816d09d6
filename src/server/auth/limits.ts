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
	linkAddress: { name: 'link.address', max: 20, windowMs: 10 * minute }
} as const satisfies Record<string, Limit>;

/** Rules of one-time codes. */
export const codeRules = {
	digits: 6,
	lifeMs: 5 * minute,
	tries: 5,
	resendMs: minute,
	/** From the code to the end of the second factor, enrolment included. */
	secondFactorLifeMs: 10 * minute,
	linkLifeMs: 15 * minute
} as const;

/** Idle and absolute ends of a sign-in. Staff see other people's affairs, so theirs are short. */
export const sessionRules = {
	owner: { idleMs: 30 * 24 * hour, absoluteMs: 180 * 24 * hour, touchMs: hour },
	staff: { idleMs: 30 * minute, absoluteMs: 12 * hour, touchMs: minute }
} as const;
