const EVERY_MS = 60_000;

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
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', onVisible);
		removeEventListener('pageshow', onEvent);
		removeEventListener('online', onEvent);
	};
}
