import { PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { precache, previousCache, shell } from './caches.ts';

/** Rendered on the device from its own store: no network is asked, so nothing there can wait for one. */
const appPages =
	/^\/(self-check|requests|stations|bookings|inbox|outbox|settings|staff|development|notices\/packs)(\/|$)/;
/** Machines' addresses and the operator's links are none of the worker's business. */
const notPages = /^\/(api|content|calendar|healthz|readyz|metrics|_app|icons)(\/|$)/;
const networkLimitSeconds = 3;
/** A proxy in front of a dead server answers with these. */
const gatewayErrors = new Set([502, 503, 504]);

const publicPages = new NetworkOnly({
	networkTimeoutSeconds: networkLimitSeconds,
	plugins: [
		{
			handlerDidError: shell,
			handlerWillRespond: async ({ response }) =>
				gatewayErrors.has(response.status) ? shell() : response
		}
	]
});

export function addRoutes(): void {
	registerRoute(new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' }));
	registerRoute(
		({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
		async ({ request }) => {
			const kept = await caches.match(request, { cacheName: previousCache });
			return kept ?? fetch(request);
		}
	);
	registerRoute(new NavigationRoute(shell, { allowlist: [appPages] }));
	registerRoute(new NavigationRoute(publicPages, { denylist: [notPages] }));
}
