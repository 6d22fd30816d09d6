const LONGEST_MS = 300_000;

/**
 * When to try again by oneself: a random part of a doubling limit, so that a thousand phones that
 * lost the same server do not come back in step. Times are of a clock that never jumps.
 */
export interface Backoff {
	failed(now: number, retryAfterMs?: number | null): void;
	succeeded(): void;
	/** Milliseconds until the next try; 0 means now. */
	waitMs(now: number): number;
	/** The part of the wait that the server asked for itself. */
	askedWaitMs(now: number): number;
}

export function createBackoff(random: () => number): Backoff {
	let failures = 0;
	let notBefore = 0;
	let askedUntil = 0;
	return {
		failed(now, retryAfterMs = null) {
			failures += 1;
			const delay = random() * Math.min(LONGEST_MS, 2 ** failures * 1000);
			notBefore = now + (retryAfterMs ?? delay);
			askedUntil = retryAfterMs === null ? 0 : notBefore;
		},
		succeeded() {
			failures = 0;
			notBefore = 0;
			askedUntil = 0;
		},
		waitMs: (now) => Math.max(0, notBefore - now),
		askedWaitMs: (now) => Math.max(0, askedUntil - now)
	};
}
