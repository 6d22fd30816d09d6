// https://developer.chrome.com/docs/workbox/modules/workbox-background-sync: a Queue whose requests
// are replayed from `onSync` (advanced usage), and a `fetchDidSucceed` plugin that makes a 5xx count
// as a failure (basic usage).
import { Queue } from 'workbox-background-sync';
import { clientsClaim } from 'workbox-core';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;

const queue = new Queue('writes', { maxRetentionTime: 24 * 60, onSync: () => replay() });
let replaying: Promise<void> | null = null;

registerRoute(
	({ url }) => url.pathname === '/api/writes',
	new NetworkOnly({
		plugins: [
			{
				fetchDidSucceed: async ({ response }) => {
					if (response.status >= 500) throw new Error('Server error.');
					return response;
				},
				fetchDidFail: ({ request }) => queue.pushRequest({ request })
			}
		]
	}),
	'POST'
);

/** The loop of the documentation; one at a time, because the page asks for it as well. */
function replay(): Promise<void> {
	replaying ??= queue.replayRequests().finally(() => (replaying = null));
	return replaying;
}

self.addEventListener('message', (event) => {
	if (event.data === 'replay') event.waitUntil(replay().catch(() => undefined));
	if (event.data === 'waiting') event.waitUntil(listWaiting(event.ports[0]));
});

async function listWaiting(port: MessagePort | undefined): Promise<void> {
	const entries = await queue.getAll();
	const bodies = await Promise.all(entries.map(({ request }) => request.clone().json()));
	port?.postMessage(bodies.map(({ id }) => id));
}

self.addEventListener('install', () => void self.skipWaiting());
clientsClaim();
