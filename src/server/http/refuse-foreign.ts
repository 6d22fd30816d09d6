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
	const isOwn = origin === null ? isOwnSite(site) : ownOrigins(config).has(origin);
	if (isOwn && isOwnSite(site)) return null;
	return answerJson(403, {
		code: 'foreign_origin',
		message: 'Writes come from our own pages only.'
	});
}

function isOwnSite(site: string | null): boolean {
	return site === null || site === 'same-origin' || site === 'none';
}

function ownOrigins({ origin, hosts }: Pick<Config, 'origin' | 'hosts'>): Set<string> {
	const { protocol } = new URL(origin);
	return new Set([origin, ...hosts.map((host) => `${protocol}//${host}`)]);
}
