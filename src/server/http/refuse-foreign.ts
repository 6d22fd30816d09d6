import type { Config } from '../config.ts';
import { answerJson } from './answer.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * No other site may change anything here, whatever content type it dresses the request in. A browser
 * always says where a write comes from; programs that are no browser send neither header and have no
 * cookie jar that a stranger could use.
 */
export function refuseForeign(
	request: Request,
	config: Pick<Config, 'origin' | 'hosts'>
): Response | null {
	if (safe.has(request.method)) return null;
	const origin = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	if (isOwnSite(site) && isOwnOrigin(origin, site, config)) return null;
	return answerJson(403, {
		code: 'foreign_origin',
		message: 'Writes come from our own pages only.'
	});
}

function isOwnSite(site: string | null): boolean {
	return site === null || site === 'same-origin' || site === 'none';
}

function isOwnOrigin(
	origin: string | null,
	site: string | null,
	config: Pick<Config, 'origin' | 'hosts'>
): boolean {
	if (origin === null) return true;
	// Our pages send no referrer, and with it browsers write `null` for a plain form, even to ourselves.
	// A sandboxed frame writes `null` too, but cannot claim to be of the same origin.
	if (origin === 'null') return site === 'same-origin';
	return ownOrigins(config).has(origin);
}

function ownOrigins({ origin, hosts }: Pick<Config, 'origin' | 'hosts'>): Set<string> {
	const { protocol } = new URL(origin);
	return new Set([origin, ...hosts.map((host) => `${protocol}//${host}`)]);
}
