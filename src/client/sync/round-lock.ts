import { withLimit } from './with-limit.ts';

/** A round that takes longer is cut: a page that froze in the middle must not hold the queue. */
const ROUND_MS = 60_000;

export interface RoundLock {
	/** Runs `work` unless another tab is at it; answers null then. */
	run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
}

/**
 * One round at a time per account, across tabs. Politeness only: two rounds at once cost a
 * request and change nothing, because of command ids and compare-and-set on the cursor.
 * A lock that was never free for a whole minute belongs to a frozen tab and is taken over.
 */
export function createRoundLock(
	name: string,
	locks: LockManager | null,
	monotonic: () => number,
	roundMs = ROUND_MS
): RoundLock {
	let busySince: number | null = null;
	let isRunning = false;

	return {
		async run(work) {
			if (isRunning) return null;
			isRunning = true;
			try {
				if (!locks) return await withLimit(roundMs, [], work);
				const steal = busySince !== null && monotonic() - busySince > roundMs;
				return await locks.request(
					name,
					steal ? { steal: true } : { ifAvailable: true },
					async (lock) => {
						if (!lock) {
							busySince ??= monotonic();
							return null;
						}
						busySince = null;
						return withLimit(roundMs, [], work);
					}
				);
			} catch (error) {
				// Taken over by another tab while this one slept: its round goes on there.
				if (error instanceof DOMException && error.name === 'AbortError') return null;
				throw error;
			} finally {
				isRunning = false;
			}
		}
	};
}
