import { version } from '$app/environment';
import { probeServer } from '#client/platform/reachability';
import { askToBeWoken, listenForSyncTriggers } from '#client/platform/sync-triggers';
import { openTabChannel } from '#client/platform/tab-channel';
import { layBallast } from '#client/outbox/ballast';
import type { SyncDeps } from '#client/sync/deps';
import { packBody } from '#client/sync/pack-body';
import {
	createSyncEngine,
	type RoundEnd,
	type SyncEngine,
	type Trigger
} from '#client/sync/sync-engine';
import { type AccountSpace, bringUpToDate, spaceOf } from './account-space.ts';
import { coalesce } from './coalesce.ts';
import { followOut } from './leave-device.ts';
import { noteSignIn } from './note-sign-in.ts';
import { outbox } from './outbox.svelte.ts';
import { reachability } from './reachability.svelte.ts';
import { records } from './records.svelte.ts';
import { createRoundTimer, nextTry } from './round-timer.ts';
import { signIn } from './sign-in.svelte.ts';
import { uploads } from './uploads.svelte.ts';
import { workbench } from './workbench.svelte.ts';

/** While the court checks a file that came in a moment ago: how often and how many times its verdict is asked for. */
const VERDICT_MS = 4000;
const MOST_VERDICT_ASKS = 5;

let running: (() => void) | null = null;

/**
 * Starts everything the device does by itself: who is signed in, what is queued, when to sync.
 * Called once per tab, from the root layout, in the browser only; the answer stops it again.
 */
export function startDevice(): () => void {
	running ??= start();
	return running;
}

function start(): () => void {
	let engine: { space: AccountSpace; sync: SyncEngine } | null = null;
	let lastRoundAt = -Infinity;
	const timer = createRoundTimer((trigger) => void round(trigger));
	let verdictAsks = 0;

	const channel = openTabChannel((message) => {
		if (message === 'signIn') void signIn.refresh();
		else if (message === 'signedOut') void followOut();
		else if (message === 'locked') void signIn.lock();
		else void reload();
	});

	const deps: SyncDeps = {
		fetch: (...args) => fetch(...args),
		now: () => Date.now(),
		monotonic: () => performance.now(),
		random: () => Math.random(),
		newId: () => crypto.randomUUID(),
		app: version.slice(0, 40),
		pack: packBody,
		locks: navigator.locks ?? null,
		// A browser may say that there is a network where none leads to us, and a new page does not know yet.
		looksOffline: () => !navigator.onLine || !signIn.confirmed,
		probe: (signal) => probeServer(fetch, signal),
		notify(what) {
			channel.tell(what);
			void reload();
		},
		onSending: (ids) => outbox.setSending(ids),
		roundMs: workbench.roundMs,
		point: workbench.point,
		// Most people never send a file.
		loadUploader: async () => (await import('#client/files/upload-blob')).uploadBlob,
		onUpload: (sha256, sent, total) => uploads.note(sha256, sent, total)
	};

	let upToDate: AccountSpace | null = null;
	/** Once per account and sign-in: what an update left to do, and the reserve that a full disk will be given. */
	async function settleIn(): Promise<void> {
		const space = spaceOf(signIn.account?.accountId ?? null);
		if (upToDate === space) return;
		upToDate = space;
		for (const one of new Set([space, spaceOf(null)])) await bringUpToDate(one);
		const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
		await layBallast(space.outbox, quota - usage);
	}

	// Each answered batch asks for it, and reading a long queue takes longer than sending a part of it.
	const reload = coalesce(async () => {
		// The queue first: a row that has just arrived must find its receipt already read.
		await outbox.reload();
		await records.reload();
	});

	function currentEngine(): SyncEngine | null {
		const { account } = signIn;
		if (!account) return null;
		const space = spaceOf(account.accountId);
		if (engine?.space !== space) {
			if (!space.mirror) return null;
			const { outbox: queue, mirror } = space;
			const scopes = () => signIn.account?.scopes ?? [];
			const sync = createSyncEngine(
				{ account: account.accountId, outbox: queue, mirror, scopes },
				deps
			);
			engine = { space, sync };
		}
		return engine.sync;
	}

	/** At most one round in two seconds; what comes sooner waits for the end of that time. */
	async function round(trigger: Trigger): Promise<void> {
		const early = lastRoundAt + workbench.leastGapMs - performance.now();
		if (early > 0) return timer.schedule(early, trigger);
		lastRoundAt = performance.now();
		// Who we are is asked until the server has said so, and again when it has doubted it.
		const isDoubtful = !signIn.confirmed || signIn.status !== 'signedIn' || signIn.isOld();
		// A reader without an account is not asked for one every minute.
		const isReader = signIn.status === 'anonymous' && trigger === 'timer';
		if (isDoubtful && !isReader) await signIn.refresh();
		await noteSignIn();
		const sync = currentEngine();
		if (!sync || signIn.status !== 'signedIn') {
			await reachability.check();
			return;
		}
		await settleIn();
		outbox.syncing = true;
		try {
			const end = await sync.round(trigger);
			await afterRound({ end, trigger }, sync);
			workbench.noteRound(end);
		} catch (error) {
			// Locked or signed out meanwhile: the queue is as it was, and whoever opens it begins a round.
			if (currentEngine() === sync) throw error;
		} finally {
			outbox.syncing = false;
			lastRoundAt = performance.now();
		}
	}

	async function afterRound(
		{ end, trigger }: { end: RoundEnd; trigger: Trigger },
		sync: SyncEngine
	): Promise<void> {
		const isPaused = end === 'signIn' || end === 'otherAccount' || end === 'updateNeeded';
		if (end !== 'busy' && end !== 'notYet') outbox.pausedBy = isPaused ? end : null;
		if (end === 'signIn') signIn.expire();
		if (end === 'otherAccount' || end === 'notAllowed') {
			signIn.confirmed = false;
			// The server confirms that it is us: that was the session of a moment, in another tab.
			const isUs = (await signIn.refresh()) === 'signedIn' && signIn.confirmed;
			if (isUs && currentEngine() === sync) sync.resume();
		}
		if (end === 'unreachable') await reachability.check();
		else if (end !== 'busy' && end !== 'notYet') reachability.note(true);
		const next = nextTry({ end, trigger }, sync.waitMs(), workbench.leastGapMs);
		if (next) timer.schedule(next.inMs, next.trigger);
		else if (end === 'synced') askForVerdict();
	}

	function askForVerdict(): void {
		if (!records.isChecking) verdictAsks = 0;
		else if (verdictAsks++ < MOST_VERDICT_ASKS) timer.schedule(VERDICT_MS, 'timer');
	}

	const stopTriggers = listenForSyncTriggers(
		() => void round('event'),
		() => void round('timer')
	);
	const stopSignIn = signIn.onChange(() => {
		if (signIn.status === 'signedIn') currentEngine()?.resume();
		const isLocked = signIn.status === 'locked';
		channel.tell(signIn.hasLeft ? 'signedOut' : isLocked ? 'locked' : 'signIn');
		void noteSignIn()
			.then(reload)
			.then(() => round('event'));
	});
	outbox.onQueued = () => {
		channel.tell('outbox');
		void askToBeWoken();
		void round('event');
	};
	outbox.onStored = () => channel.tell('outbox');
	outbox.onRetry = () => round('person');

	// Stored things first, so pages never wait for the network.
	void reload().then(() => round('event'));

	return () => {
		running = null;
		timer.stop();
		stopTriggers();
		stopSignIn();
		channel.close();
		outbox.onQueued = () => {};
		outbox.onStored = () => {};
		outbox.onRetry = async () => {};
	};
}
