import { version } from '$app/environment';
import { probeServer } from '#client/platform/reachability';
import { listenForSyncTriggers } from '#client/platform/sync-triggers';
import { openTabChannel } from '#client/platform/tab-channel';
import type { SyncDeps } from '#client/sync/deps';
import {
	createSyncEngine,
	type RoundEnd,
	type SyncEngine,
	type Trigger
} from '#client/sync/sync-engine';
import { spaceOf } from './account-space.ts';
import { outbox } from './outbox.svelte.ts';
import { reachability } from './reachability.svelte.ts';
import { records } from './records.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

/** Presses and events closer together than this become one round. */
const LEAST_GAP_MS = 2000;

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
	let engine: { account: string; sync: SyncEngine } | null = null;
	let lastRoundAt = -Infinity;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	const channel = openTabChannel((message) => {
		if (message === 'signIn') void signIn.refresh();
		else void reload();
	});

	const deps: SyncDeps = {
		fetch: (...args) => fetch(...args),
		now: () => Date.now(),
		monotonic: () => performance.now(),
		random: () => Math.random(),
		newId: () => crypto.randomUUID(),
		app: version.slice(0, 40),
		locks: navigator.locks ?? null,
		probe: (signal) => probeServer(fetch, signal),
		notify(what) {
			channel.tell(what);
			void reload();
		},
		onSending: (ids) => outbox.setSending(ids)
	};

	async function reload(): Promise<void> {
		// The queue first: a row that has just arrived must find its receipt already read.
		await outbox.reload();
		await records.reload();
	}

	function currentEngine(): SyncEngine | null {
		const { account } = signIn;
		if (!account) return null;
		if (engine?.account !== account.accountId) {
			const space = spaceOf(account.accountId);
			if (!space.mirror) return null;
			const { outbox: queue, mirror } = space;
			const scopes = () => signIn.account?.scopes ?? [];
			const sync = createSyncEngine(
				{ account: account.accountId, outbox: queue, mirror, scopes },
				deps
			);
			engine = { account: account.accountId, sync };
		}
		return engine.sync;
	}

	/** At most one round in two seconds; what comes sooner waits for the end of that time. */
	async function round(trigger: Trigger): Promise<void> {
		const early = lastRoundAt + LEAST_GAP_MS - performance.now();
		if (early > 0) return schedule(early, trigger);
		lastRoundAt = performance.now();
		// Who we are is asked until the server has said so, and again when it has doubted it.
		const isDoubtful = !signIn.confirmed || signIn.status !== 'signedIn' || signIn.isOld();
		// A reader without an account is not asked for one every minute.
		const isReader = signIn.status === 'anonymous' && trigger === 'timer';
		if (isDoubtful && !isReader) await signIn.refresh();
		const sync = currentEngine();
		if (!sync || signIn.status !== 'signedIn') {
			await reachability.check();
			return;
		}
		outbox.syncing = true;
		try {
			await afterRound(await sync.round(trigger), sync);
		} finally {
			outbox.syncing = false;
			lastRoundAt = performance.now();
		}
	}

	async function afterRound(end: RoundEnd, sync: SyncEngine): Promise<void> {
		const isPaused = end === 'signIn' || end === 'otherAccount' || end === 'updateNeeded';
		if (end !== 'busy' && end !== 'notYet') outbox.pausedBy = isPaused ? end : null;
		if (end === 'signIn') signIn.expire();
		if (end === 'otherAccount' || end === 'notAllowed') await signIn.refresh();
		if (end === 'unreachable') await reachability.check();
		else if (end !== 'busy' && end !== 'notYet') reachability.note(true);
		// Another tab is at work: what was queued here a moment ago may have missed its round.
		if (end === 'busy') schedule(LEAST_GAP_MS, 'timer');
		else if (sync.waitMs() > 0) schedule(sync.waitMs(), 'timer');
	}

	function schedule(delayMs: number, trigger: Trigger): void {
		if (stopped) return;
		clearTimeout(timer);
		timer = setTimeout(() => void round(trigger), delayMs);
	}

	const stopTriggers = listenForSyncTriggers(
		() => void round('event'),
		() => void round('timer')
	);
	const stopSignIn = signIn.onChange(() => {
		if (signIn.status === 'signedIn') currentEngine()?.resume();
		channel.tell('signIn');
		void reload().then(() => round('event'));
	});
	outbox.onQueued = () => {
		channel.tell('outbox');
		void round('event');
	};
	outbox.onStored = () => channel.tell('outbox');
	outbox.onRetry = () => round('person');

	// Stored things first, so pages never wait for the network.
	void reload().then(() => round('event'));

	return () => {
		stopped = true;
		running = null;
		clearTimeout(timer);
		stopTriggers();
		stopSignIn();
		channel.close();
		outbox.onQueued = () => {};
		outbox.onStored = () => {};
		outbox.onRetry = async () => {};
	};
}
