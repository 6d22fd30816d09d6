/**
 * A sign-in that ended with work queued (row SY9): the work waits for the person's word, even after
 * they have signed in again, because another day and perhaps another mind lie between.
 */
export type SendHold =
	| { phase: 'signedOut'; since: number; quietUntil: number | null }
	/** Signed in again: what was queued up to `upTo` waits for a yes; newer work goes by itself. */
	| { phase: 'asking'; since: number; upTo: number; quietUntil: number | null };

export type HoldEvent =
	| { kind: 'signInEnded'; at: number }
	/** `lastSeq` is the newest command still unsent; null when nothing waits. */
	| { kind: 'signedIn'; lastSeq: number | null }
	| { kind: 'agreed' }
	| { kind: 'later'; at: number };

/** How long a person who said "later" is left in peace. */
export const QUIET_MS = 4 * 3600_000;

export function nextHold(hold: SendHold | null, event: HoldEvent): SendHold | null {
	switch (event.kind) {
		case 'signInEnded': {
			const { since, quietUntil } = hold ?? { since: event.at, quietUntil: null };
			return { phase: 'signedOut', since, quietUntil };
		}
		case 'signedIn':
			if (hold === null || hold.phase === 'asking') return hold;
			if (event.lastSeq === null) return null;
			// Whoever has just signed in may be asked: the snooze was about signing in.
			return { phase: 'asking', since: hold.since, upTo: event.lastSeq, quietUntil: null };
		case 'agreed':
			return hold?.phase === 'asking' ? null : hold;
		case 'later':
			return hold && { ...hold, quietUntil: event.at + QUIET_MS };
	}
}

export function isHeld(hold: SendHold | null, seq: number): boolean {
	if (hold === null) return false;
	return hold.phase === 'signedOut' || seq <= hold.upTo;
}

/**
 * What a held command waits for. `consent` only where a yes would count (`agreed` above): as long as
 * the server has not said that the person is in again, the question would be asked in vain.
 */
export function heldBy(hold: SendHold | null, seq: number): 'signIn' | 'consent' | null {
	if (hold === null || !isHeld(hold, seq)) return null;
	return hold.phase === 'signedOut' ? 'signIn' : 'consent';
}

/** Until when nothing is asked; null when it may be. A clock set back must not silence the question for years. */
export function quietUntil(hold: SendHold | null, now: number): number | null {
	const until = hold?.quietUntil ?? 0;
	return until > now && until - now <= QUIET_MS ? until : null;
}
