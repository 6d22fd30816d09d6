import * as v from 'valibot';

/** What was wrong with the last step; `typed` comes back from a form sent without JavaScript. */
export const signInProblemSchema = v.object({
	code: v.string(),
	field: v.optional(v.string()),
	retryAfter: v.optional(v.number()),
	typed: v.optional(v.object({ phone: v.optional(v.string()), email: v.optional(v.string()) }))
});
export type SignInProblem = v.InferOutput<typeof signInProblemSchema>;

/** Where a browser stands on its way to a sign-in. Never says whether the number has an account. */
export const flowViewSchema = v.object({
	step: v.picklist(['start', 'code', 'secondFactor', 'enrol', 'done']),
	kind: v.optional(v.picklist(['phone', 'email'])),
	/** The number or address, masked. */
	target: v.optional(v.string()),
	/** Server clock, milliseconds, like the other two; the device's own may be wrong. */
	serverTime: v.optional(v.number(), 0),
	expiresAt: v.optional(v.number()),
	resendAt: v.optional(v.number()),
	/** First sign-in of staff: the secret for the authenticator app. */
	enrol: v.optional(v.object({ secret: v.string(), uri: v.string() })),
	/** Ticked with the number: others use this device too. */
	publicDevice: v.optional(v.boolean()),
	/** With `done`: where to go. */
	next: v.optional(v.string(), '/'),
	problem: v.optional(v.nullable(signInProblemSchema))
});
export type FlowView = v.InferOutput<typeof flowViewSchema>;
