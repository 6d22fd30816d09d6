import type { CrashPoint, PassCrashPoint } from '#client/sync/crash-points';
import type { RoundEnd } from '#client/sync/sync-engine';

/**
 * What the developer's page (`/development/queue`) may watch, hurry and hold. Until that page is
 * opened, which takes a server configured for it, nothing here does anything.
 */
class Workbench {
	/** Presses and events closer together than this become one round. */
	leastGapMs = 2000;
	/** How long one round may hold the others up. */
	roundMs = 60_000;
	/** Where this tab will stop for ever, and where it has. */
	armed = $state<CrashPoint | null>(null);
	reached = $state<CrashPoint | null>(null);
	/** Rounds ended in this tab, and how the last one did. */
	rounds = $state(0);
	lastEnd = $state<RoundEnd | null>(null);

	point: PassCrashPoint = (name) => {
		if (name !== this.armed) return;
		this.reached = name;
		return new Promise(() => {});
	};

	noteRound(end: RoundEnd): void {
		this.rounds += 1;
		this.lastEnd = end;
	}
}

export const workbench = new Workbench();
