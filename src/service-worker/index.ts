/// <reference lib="webworker" />
import { keepPreviousVersion, precache } from './caches.ts';
import { retire } from './retire.ts';
import { addRoutes } from './routes.ts';

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

	addRoutes();
}
