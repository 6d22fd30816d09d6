/// <reference lib="webworker" />
import { keepPreviousVersion, precache } from './caches.ts';
import { retire } from './retire.ts';
import { addRoutes } from './routes.ts';

/** Rejects when no page is there, so that the browser asks again later. */
async function wakePages(): Promise<void> {
	const pages = await self.clients.matchAll({ type: 'window' });
	if (pages.length === 0) throw new Error('no page to sync');
	for (const page of pages) page.postMessage({ type: 'SYNC' });
}

declare const self: ServiceWorkerGlobalScope;

if (import.meta.env.VITE_RETIRE_WORKER === '1') {
	retire(self);
} else {
	self.addEventListener('install', (event) => {
		void precache.install(event);
	});

	self.addEventListener('activate', (event) => {
		event.waitUntil(
			(async () => {
				await keepPreviousVersion();
				await precache.activate(event);
				await self.registration.navigationPreload?.enable();
				// So that the very first visit already survives the loss of the network.
				await self.clients.claim();
			})()
		);
	});

	// Only the person's own press sends this (client/platform/service-worker.ts).
	self.addEventListener('message', (event) => {
		if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
	});

	// An extra where the browser has it: the queue is the page's, so the worker only wakes a page.
	self.addEventListener('sync', (event) => {
		// Not in TypeScript's own list: only Chromium has it.
		const { tag } = event as ExtendableEvent & { tag: string };
		if (tag === 'outbox') (event as ExtendableEvent).waitUntil(wakePages());
	});

	addRoutes();
}
