import { signIn } from '#client/state/sign-in.svelte';
import { vault } from '#client/state/vault.svelte';

/** Long enough to answer a call, too short for a phone that was left on a table. */
const AWAY_MS = 5 * 60_000;

/** Locks a device with a PIN when its page has been out of sight for a while, or was put to sleep. */
export function startAutoLock(): () => void {
	let hiddenAt: number | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const lock = () => {
		if (vault.hasPin && signIn.account) void signIn.lock();
	};
	const watch = () => {
		clearTimeout(timer);
		if (document.visibilityState === 'hidden') {
			hiddenAt = Date.now();
			timer = setTimeout(lock, AWAY_MS);
		} else {
			// Timers sleep with the phone, so the clock is asked too.
			if (hiddenAt !== null && Date.now() - hiddenAt > AWAY_MS) lock();
			hiddenAt = null;
		}
	};
	document.addEventListener('visibilitychange', watch);
	return () => {
		clearTimeout(timer);
		document.removeEventListener('visibilitychange', watch);
	};
}
