import type { RoundEnd, Trigger } from '#client/sync/sync-engine';

const strength: Record<Trigger, number> = { timer: 0, event: 1, person: 2 };

export interface RoundTimer {
	schedule(delayMs: number, trigger: Trigger): void;
	stop(): void;
}

/**
 * One next round for everything that asks for one: at the soonest time and with the strongest reason.
 * A late appointment never takes the place of an early one: new work must not wait for what was put off.
 */
export function createRoundTimer(run: (trigger: Trigger) => void): RoundTimer {
	let next: { at: number; trigger: Trigger } | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	return {
		schedule(delayMs, trigger) {
			if (stopped) return;
			const now = performance.now();
			const at = Math.min(next?.at ?? Infinity, now + delayMs);
			const reason = next && strength[next.trigger] > strength[trigger] ? next.trigger : trigger;
			clearTimeout(timer);
			next = { at, trigger: reason };
			timer = setTimeout(
				() => {
					next = null;
					run(reason);
				},
				Math.max(0, at - now)
			);
		},
		stop() {
			stopped = true;
			clearTimeout(timer);
		}
	};
}

/**
 * When and for which reason the next round comes by itself after one that ended so; null when nothing is
 * owed. `trigger` is what the ended one was begun for.
 */
export function nextTry(
	{ end, trigger }: { end: RoundEnd; trigger: Trigger },
	waitMs: number,
	leastGapMs: number
): { inMs: number; trigger: Trigger } | null {
	// One is at work, and may be waiting on a line that is dead: the network that has just come back is
	// tried as soon as it has ended, not after its backoff.
	if (end === 'busy') return { inMs: leastGapMs, trigger };
	if (end === 'moreFiles') return { inMs: leastGapMs, trigger: 'timer' };
	// Also when the wait is over by now: nobody else would try again within the minute.
	const isOwed = end === 'unreachable' || end === 'later' || waitMs > 0;
	return isOwed ? { inMs: waitMs, trigger: 'timer' } : null;
}
