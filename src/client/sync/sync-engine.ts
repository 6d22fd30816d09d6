import { createFileSender } from '#client/files/send-files';
import { sweepBlobs } from '#client/files/sweep-blobs';
import { createDrain, type DrainEnd } from '#client/outbox/drain';
import type { DeviceReport } from '#domain/sync/wire';
import type { Outbox } from '#client/outbox/outbox-database';
import { finishRound } from '#client/outbox/finish-round';
import { hasDoubtful, parkAged } from '#client/outbox/park-aged';
import { queueReport } from '#client/outbox/queue-report';
import { dropOtherScopes } from './apply-page.ts';
import { createBackoff } from './backoff.ts';
import type { SyncDeps } from './deps.ts';
import { hearMeta } from './hear-meta.ts';
import type { Mirror } from './mirror-database.ts';
import { pullScope, type PullEnd } from './pull.ts';
import { createRoundLock } from './round-lock.ts';

/** Why a round ended; `synced` is the only one after which nothing is owed. */
export type RoundEnd =
	| 'synced'
	| 'busy'
	| 'notYet'
	| 'later'
	/** Files are left; the next round goes on with them. */
	| 'moreFiles'
	| 'unreachable'
	| 'signIn'
	| 'otherAccount'
	| 'notAllowed'
	| 'updateNeeded';

/** What ends a round before its end. */
interface Failure {
	end: Exclude<RoundEnd, 'synced' | 'busy' | 'notYet' | 'moreFiles'>;
	retryAfterMs?: number | null;
}

/**
 * `timer` respects every wait; `event` (start, online, visible, new work) tries at once unless the
 * server asked for patience; `person` always tries.
 */
export type Trigger = 'timer' | 'event' | 'person';

export interface SyncEngine {
	round(trigger: Trigger): Promise<RoundEnd>;
	/** Milliseconds until the next try by itself; 0 when nothing is owed. */
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
	const lock = createRoundLock(`sync:${account}`, deps.locks, deps.monotonic, deps.roundMs);
	const files = createFileSender(outbox, account, deps);
	const drain = createDrain(outbox, account, deps, files.complete);
	/** A round was asked for while one runs: what was queued meanwhile goes before the next piece of a file. */
	let isAsked = false;
	/** Set by 401 and 403: nothing is sent again under this session. */
	let blocked: 'signIn' | 'otherAccount' | 'updateNeeded' | null = null;

	async function round(trigger: Trigger): Promise<RoundEnd> {
		if (blocked) return blocked;
		const now = deps.monotonic();
		if (trigger === 'timer' && backoff.waitMs(now) > 0) return 'notYet';
		if (trigger === 'event' && backoff.askedWaitMs(now) > 0) return 'notYet';
		isAsked = true;
		const end = await lock.run(pushAndPull);
		return end ?? 'busy';
	}

	async function pushAndPull(signal: AbortSignal): Promise<RoundEnd> {
		isAsked = false;
		files.begin();
		// The whole queue waits, so that its order stays that of the person's acts.
		const isDoubtful = await hasDoubtful(outbox, deps.now());
		const pushed: DrainEnd = isDoubtful ? { end: 'empty' } : await drain.run(signal);
		// Work that cannot go up never keeps news from coming down, as long as somebody answers.
		const canPull =
			pushed.end === 'empty' ||
			pushed.end === 'later' ||
			(pushed.end === 'unreachable' && (await deps.probe(signal)));
		if (pushed.end !== 'empty' && !canPull) return failed(pushed);
		const pulled = await pullAll(signal, await queueReport(outbox, deps));
		if (pulled.end !== 'done') return failed(pulled);
		const { serverTime } = pulled;
		if (isDoubtful && (await parkAged(outbox, { serverTime, deviceNow: deps.now() })) > 0) {
			deps.notify('outbox');
		}
		if (await dropOtherScopes(mirror, scopes())) deps.notify('mirror');
		if (pushed.end !== 'empty') return failed(pushed);
		// The pull may have shown that a restored server lost work, which is queued again and goes at once;
		// and it has brought the server's time, so that nothing is left in doubt about its age.
		const again = await drain.run(signal);
		if (again.end !== 'empty') return failed(again);
		backoff.succeeded();
		await finishRound(outbox, serverTime);
		deps.notify('outbox');
		return sendFiles(signal);
	}

	/** Every scope up to its end; the report goes beside the first. */
	async function pullAll(signal: AbortSignal, report: DeviceReport | null): Promise<PullEnd> {
		if (scopes().length === 0) return hearMeta(outbox, account, deps, signal);
		let serverTime = 0;
		let told = report;
		for (const scope of scopes()) {
			const pulled = await pullScope({ outbox, mirror }, scope, deps, signal, told);
			if (pulled.end !== 'done') return pulled;
			serverTime = Math.max(serverTime, pulled.serverTime);
			told = null;
		}
		return { end: 'done', serverTime };
	}

	/** Last of all, so that files on a slow line hold up neither commands nor news. */
	async function sendFiles(signal: AbortSignal): Promise<RoundEnd> {
		let sent = 0;
		let isLeft: boolean;
		for (;;) {
			const end = await files.next(signal, () => isAsked || signal.aborted);
			isAsked = false;
			isLeft = end.end === 'later';
			if (end.end === 'none' || isLeft) break;
			if (end.end === 'unreachable' || end.end === 'signIn' || end.end === 'otherAccount') {
				return failed(end);
			}
			if (signal.aborted) return 'moreFiles';
			if (end.end === 'complete') sent += 1;
			const pushed = await drain.run(signal);
			if (pushed.end !== 'empty') return failed(pushed);
		}
		if (sent > 0) {
			const pulled = await pullAll(signal, null);
			deps.notify('outbox');
			if (pulled.end !== 'done') return failed(pulled);
		}
		await sweepBlobs(outbox, deps.now());
		return isLeft ? failed({ end: 'later' }) : 'synced';
	}

	function failed({ end, retryAfterMs }: Failure): RoundEnd {
		if (end === 'signIn' || end === 'otherAccount' || end === 'updateNeeded') blocked = end;
		else backoff.failed(deps.monotonic(), retryAfterMs);
		return end;
	}

	return {
		round,
		waitMs: () => backoff.waitMs(deps.monotonic()) || drain.waitMs(),
		resume() {
			blocked = null;
		}
	};
}
