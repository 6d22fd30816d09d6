/**
 * The kill switch: a build with VITE_RETIRE_WORKER=1 ships this instead of the worker. Browsers look for a new
 * worker at every load, so each device is rid of worker and caches after one. What the person wrote is in
 * IndexedDB and stays.
 */
export function retire(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener('install', () => {
		void worker.skipWaiting();
	});
	worker.addEventListener('activate', (event) => {
		event.waitUntil(
			(async () => {
				for (const name of await caches.keys()) await caches.delete(name);
				await worker.registration.unregister();
			})()
		);
	});
}
