import { setTimeout as sleep } from 'node:timers/promises';

const mostPauseMs = 500;

/**
 * Prepares at once, then works in turn with whatever else the account has here. Null when too much of
 * it is waiting already.
 */
export type AccountQueue = <Prepared, Done>(
	account: string,
	prepare: () => Promise<Prepared>,
	work: (prepared: Prepared) => Promise<Done>
) => Promise<Done | null>;

/**
 * One batch of an account at a time in this process: whoever sends fifty at once waits for themselves
 * and not in front of everybody else. `most` bounds the bodies held in memory. A body that comes in
 * slowly holds up nobody, not even the other phone of the same person.
 */
export function createAccountQueue(most: number): AccountQueue {
	const lines = new Map<string, { last: Promise<unknown>; length: number }>();
	return async (account, prepare, work) => {
		const line = lines.get(account) ?? { last: Promise.resolve(), length: 0 };
		if (line.length >= most) return null;
		lines.set(account, line);
		line.length += 1;
		try {
			const prepared = await prepare();
			let startedAt = 0;
			const turn = line.last.then(() => {
				startedAt = performance.now();
				return work(prepared);
			});
			// A failure is its own caller's; the next one goes on, after as long a pause: whoever has more
			// waiting takes half of this process at most. A phone sends one batch after the other's answer.
			line.last = turn
				.catch(() => undefined)
				.then(() => sleep(Math.min(performance.now() - startedAt, mostPauseMs)));
			return await turn;
		} finally {
			line.length -= 1;
			if (line.length === 0) lines.delete(account);
		}
	};
}
