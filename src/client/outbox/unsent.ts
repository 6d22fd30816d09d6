import type { QueuedCommand } from './outbox-database.ts';

/** What a command is again when it goes back into the queue: neither refused nor judged. */
export const waiting = {
	state: 'pending',
	failures: 0,
	firstFailureAt: null,
	result: null,
	parkedCode: null,
	parkedBy: null,
	settledAt: null
} as const satisfies Partial<QueuedCommand>;
