import { Workbox } from 'workbox-window';
import { dev } from '$app/environment';
import { appUpdate } from '#client/state/app-update.svelte';
import { trustedScriptUrl } from './script-url.ts';

const hourMs = 3_600_000;

/**
 * Registers the worker, looks for a new version every hour and on return to the page, and offers it.
 * The page is loaded anew only after the person agreed, in this tab.
 */
export function startWorker(): () => void {
	// WeChat on iOS and private windows have none: everything but reading without a network still works.
	if (dev || !('serviceWorker' in navigator)) return () => {};
	if (import.meta.env.VITE_RETIRE_WORKER === '1') {
		void retire();
		return () => {};
	}

	const worker = new Workbox(trustedScriptUrl('/service-worker.js'));
	let accepted = false;
	const offer = () =>
		appUpdate.offer(() => {
			accepted = true;
			worker.messageSkipWaiting();
		});
	worker.addEventListener('waiting', offer);
	worker.addEventListener('controlling', () => {
		if (accepted) location.reload();
	});
	// No network at the first visit, or a browser that forbids it: the app works on without.
	void worker.register({ immediate: true }).catch(() => {});

	const look = () => {
		if (document.visibilityState === 'visible') void worker.update().catch(() => {});
	};
	const timer = setInterval(look, hourMs);
	return () => clearInterval(timer);
}

/** The kill switch (VITE_RETIRE_WORKER=1 at build time): no worker, no caches, after one load. */
async function retire(): Promise<void> {
	const registrations = await navigator.serviceWorker.getRegistrations();
	await Promise.all(registrations.map((registration) => registration.unregister()));
	for (const name of await caches.keys()) await caches.delete(name);
}
