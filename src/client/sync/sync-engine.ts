import { createDrain, type DrainEnd } from '#client/outbox/drain';
import type { Outbox } from '#client/outbox/outbox-database';
import { finishRound } from '#client/outbox/finish-round';
import { dropOtherScopes } from './apply-page.ts';
import { createBackoff } from './backoff.ts';
import type { SyncDeps } from './deps.ts';
import type { Mirror } from './mirror-database.ts';
import { pullScope, type PullEnd } from './pull.ts';
import { createRoundLock } from './round-lock.ts';

/** Why a round ended; `synced` is the only one after which nothing is owed. */
export type RoundEnd =
	| 'synced'
	| 'busy'
	| 'notYet'
	| 'later'
	| 'unreachable'
	| 'signIn'
	| 'otherAccount'
	| 'notAllowed'
	| 'updateNeeded';

/**
 * `timer` respects every wait; `event` (start, online, visible, new work) tries at once unless the
 * server asked for patience; `person` always tries.
 */
export type Trigger = 'timer' | 'event' | 'person';

export interface SyncEngine {
	round(trigger: Trigger): Promise<RoundEnd>;
	/** Milliseconds until the next try by itself. */
	waitMs(): number;
	/** The person signed in again, or the server confirmed who they are. */
	resume(): void;
}

/** Push first, then pull, for one account (sync of `scopes`). One engine per tab and account. */
export function createSyncEngine(
	args: { account: string; outbox: Outbox; mirror: Mirror; scopes: () => string[] },
	deps: SyncDeps
): SyncEngine {
	const { account, outbox, mirror, scopes } = args;
	const backoff = createBackoff(deps.random);
	const lock = createRoundLock(`sync:${account}`, deps.locks, deps.monotonic);
	const drain = createDrain(outbox, account, deps);
	/** Set by 401 and 403: nothing is sent again under this session. */
	let blocked: 'signIn' | 'otherAccount' | 'updateNeeded' | null = null;

	async function round(trigger: Trigger): Promise<RoundEnd> {
		if (blocked) return blocked;
		const now = deps.monotonic();
		if (trigger === 'timer' && backoff.waitMs(now) > 0) return 'notYet';
		if (trigger === 'event' && backoff.askedWaitMs(now) > 0) return 'notYet';
		const end = await lock.run(pushAndPull);
		return end ?? 'busy';
	}

	async function pushAndPull(signal: AbortSignal): Promise<RoundEnd> {
		const pushed = await drain.run(signal);
		// Work that cannot go up never keeps news from coming down, as long as somebody answers.
		const canPull =
			pushed.end === 'empty' ||
			pushed.end === 'later' ||
			(pushed.end === 'unreachable' && (await deps.probe(signal)));
		if (pushed.end !== 'empty' && !canPull) return failed(pushed);
		let serverTime = 0;
		for (const scope of scopes()) {
			const pulled = await pullScope({ outbox, mirror }, scope, deps, signal);
			if (pulled.end !== 'done') return failed(pulled);
			serverTime = Math.max(serverTime, pulled.serverTime);
		}
		if (await dropOtherScopes(mirror, scopes())) deps.notify('mirror');
		if (pushed.end !== 'empty') return failed(pushed);
		// The pull may have shown that a restored server lost work: it is queued again and goes at once.
		const again = await drain.run(signal);
		if (again.end !== 'empty') return failed(again);
		backoff.succeeded();
		if (serverTime > 0) await finishRound(outbox, serverTime);
		deps.notify('outbox');
		return 'synced';
	}

	function failed(end: Exclude<DrainEnd, { end: 'empty' }> | PullEnd): RoundEnd {
		if (end.end === 'done') return 'synced';
		if (end.end === 'signIn' || end.end === 'otherAccount' || end.end === 'updateNeeded') {
			blocked = end.end;
		} else {
			const retryAfterMs = end.end === 'later' ? end.retryAfterMs : null;
			backoff.failed(deps.monotonic(), retryAfterMs);
		}
		return end.end;
	}

	return {
		round,
		waitMs: () => backoff.waitMs(deps.monotonic()),
		resume() {
			blocked = null;
		}
	};
}
