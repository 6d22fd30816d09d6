import { cacheNames } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching';
import { build, files, version } from '$service-worker';

export const shellAddress = '/shell';
/** Hashed files of the version before this one: tabs that still run it load their later parts from here. */
export const previousCache = 'faqiao-previous';

/** What an address of ours is allowed to answer with. Anything else is a portal, a proxy page or a mistake. */
const expectedTypes: Record<string, RegExp> = {
	js: /^(text|application)\/javascript\b/,
	css: /^text\/css\b/,
	svg: /^image\/svg\+xml\b/,
	png: /^image\/png\b/,
	webmanifest: /^application\/manifest\+json\b/
};

/** The whole list of what may ever be kept. Private pages, answers of the API and packs are not on it. */
export const precache = new PrecacheController({
	plugins: [{ requestWillFetch: withoutCookies, cacheWillUpdate: onlyOurs }]
});
precache.addToCacheList([
	{ url: shellAddress, revision: version },
	...build.map((url) => ({ url, revision: null })),
	...files.filter(isKeptFile).map((url) => ({ url, revision: version }))
]);

export function isKeptFile(path: string): boolean {
	return path.startsWith('/icons/') || path.endsWith('.webmanifest');
}

/** The shell is one for everybody: nothing in it may depend on who asked. */
async function withoutCookies({ request }: { request: Request }): Promise<Request> {
	return new Request(request, { credentials: 'omit' });
}

/** One wrong answer fails the whole installation, and the version before stays. */
async function onlyOurs({ request, response }: { request: Request; response: Response }) {
	if (response.status !== 200 || response.redirected || response.type !== 'basic') return null;
	const path = new URL(request.url).pathname;
	const type = response.headers.get('content-type') ?? '';
	if (path === shellAddress) {
		// Any hijacked network answers HTML; only our server's names our start script.
		const isShell =
			type.startsWith('text/html') &&
			(await response.clone().text()).includes('/_app/immutable/entry/');
		return isShell && response.headers.has('content-security-policy') ? response : null;
	}
	const expected = expectedTypes[path.slice(path.lastIndexOf('.') + 1)];
	return !expected || expected.test(type) ? response : null;
}

export async function shell(): Promise<Response> {
	const kept = await precache.matchPrecache(shellAddress);
	return kept ?? Response.error();
}

/** Call before the precache drops what is not on its list any more. */
export async function keepPreviousVersion(): Promise<void> {
	const current = new Set(build.map((path) => new URL(path, location.href).href));
	const old = await caches.open(cacheNames.precache);
	const leaving = (await old.keys()).filter(
		({ url }) => url.includes('/_app/immutable/') && !current.has(url)
	);
	// The first installation has nothing to keep; and an update keeps one version, not all of them.
	if (leaving.length === 0) return;
	await caches.delete(previousCache);
	const kept = await caches.open(previousCache);
	for (const request of leaving) {
		const response = await old.match(request);
		if (response) await kept.put(request, response);
	}
}
