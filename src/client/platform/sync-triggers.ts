const EVERY_MS = 60_000;

interface WithSync {
	sync?: { register(tag: string): Promise<void> };
}

/**
 * Asks the browser to wake a page when the network is back. Chromium only, and only an extra: the
 * page keeps watch by itself.
 */
export async function askToBeWoken(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = (await navigator.serviceWorker.getRegistration()) as WithSync | undefined;
	// Refused in private windows and by some browsers: then there is simply no extra.
	await registration?.sync?.register('outbox').catch(() => {});
}

/**
 * Everything that may mean "now is a good moment": Safari has no background sync, so the page
 * itself keeps watch. Answers how to stop.
 */
export function listenForSyncTriggers(onEvent: () => void, onTimer: () => void): () => void {
	const onVisible = () => {
		if (document.visibilityState === 'visible') onEvent();
	};
	const timer = setInterval(() => {
		if (document.visibilityState === 'visible') onTimer();
	}, EVERY_MS);
	document.addEventListener('visibilitychange', onVisible);
	// Back from the back/forward cache or a discarded tab.
	addEventListener('pageshow', onEvent);
	addEventListener('online', onEvent);
	const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
	const onWoken = (message: MessageEvent<{ type?: string } | null>) => {
		if (message.data?.type === 'SYNC') onEvent();
	};
	worker?.addEventListener('message', onWoken);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', onVisible);
		removeEventListener('pageshow', onEvent);
		removeEventListener('online', onEvent);
		worker?.removeEventListener('message', onWoken);
	};
}
