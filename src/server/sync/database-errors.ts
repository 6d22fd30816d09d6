import { setTimeout as sleep } from 'node:timers/promises';

// PostgreSQL: serialization failure and deadlock. Nothing was committed and a new try usually works.
const wholeBatch = new Set(['40001', '40P01']);
// Waited too long for a lock, too many connections, server starting or stopping, connection lost.
const temporary = /^(55P03|57P0[1-5]|57014|53[0-9]{3}|08[0-9A-Z]{3}|ECONN|EPIPE|ETIMEDOUT)/;

function codeOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The transaction is lost, the batch is not: run it again from the start. */
export function isWholeBatchRetryable(error: unknown): boolean {
	return wholeBatch.has(codeOf(error));
}

const attempts = 6;

/**
 * Runs a transaction again when it met another that holds what it wants and wants what it holds. `mayRepeat`
 * knows other errors after which a new try makes sense; what must come before that try it does itself.
 */
export async function withRetries<T>(
	run: () => Promise<T>,
	mayRepeat: (error: unknown, attempt: number) => Promise<boolean> | boolean = isWholeBatchRetryable
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await run();
		} catch (error) {
			if (attempt === attempts || !(await mayRepeat(error, attempt))) throw error;
			// Random, so that two that met once do not meet again.
			await sleep(Math.random() * 40 * attempt);
		}
	}
}

/** The database is busy or away. The device keeps its queue and asks again. */
export function isTemporary(error: unknown): boolean {
	const code = codeOf(error);
	if (wholeBatch.has(code) || temporary.test(code)) return true;
	const message = error instanceof Error ? error.message : '';
	return /database is locked|disk is full|Connection terminated|timeout exceeded/i.test(message);
}
