import * as v from 'valibot';
import { resultSchema, type CommandResult } from '#domain/sync/wire';

/** A refusal with a reason this app does not know yet: the person must still be told of it. */
const newerRefusal = v.object({
	id: v.string(),
	status: v.literal('rejected'),
	code: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
	messageKey: v.optional(v.string(), '')
});

/** Null for what cannot be read; it then counts as missing and spoils no other. */
export function readResult(raw: unknown): CommandResult | null {
	const result = v.safeParse(resultSchema, raw);
	if (result.success) return result.output;
	const newer = v.safeParse(newerRefusal, raw);
	// The type names today's codes; every reader of `code` has words and a way out for the rest.
	return newer.success ? (newer.output as CommandResult) : null;
}
