import { lookup } from 'node:dns/promises';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mostImportBytes } from '../../domain/notice/import.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { isPublicAddress } from './public-address.ts';

export type FetchRefusal =
	'not_https' | 'not_public' | 'redirect' | 'too_large' | 'unreachable' | 'wrong_status';

export interface Fetched {
	bytes: Buffer;
	/** Without its parameters, in lower case. */
	type: string;
}

export interface FetchDeps {
	resolve(host: string): Promise<Array<{ address: string; family: number }>>;
	request: typeof httpsRequest;
}

const limitMs = 10_000;

/**
 * Fetches what a person names (row A27). The name is resolved once, every address must be public, and the
 * connection goes to that very address, so a name that changes its mind reaches nothing. HTTPS on its own
 * port only; redirects are refused, because each would be another address to judge.
 */
export async function guardedFetch(
	address: string,
	deps: FetchDeps = { resolve: (host) => lookup(host, { all: true }), request: httpsRequest }
): Promise<Result<Fetched, FetchRefusal>> {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') {
		return fail('not_https');
	}
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const found = isIP(host)
		? [{ address: host, family: isIP(host) }]
		: await Promise.race([
				deps.resolve(host).catch(() => []),
				// A resolver that never answers must not hold the editor's place in the queue.
				sleep(limitMs, [], { ref: false })
			]);
	const [first] = found;
	if (!first) return fail('unreachable');
	if (!found.every((one) => isPublicAddress(one.address))) return fail('not_public');
	return new Promise((resolve) => {
		const request = deps.request(
			url,
			{
				method: 'GET',
				agent: false,
				headers: { accept: 'text/html, text/markdown, text/plain, text/csv' },
				signal: AbortSignal.timeout(limitMs),
				lookup: (_host, options, done) => {
					if (options.all) done(null, [first]);
					else done(null, first.address, first.family);
				}
			},
			(response) => {
				const { statusCode = 0, headers } = response;
				const end = (result: Result<Fetched, FetchRefusal>) => {
					resolve(result);
					response.destroy();
				};
				if (statusCode >= 300 && statusCode < 400) return end(fail('redirect'));
				if (statusCode !== 200) return end(fail('wrong_status'));
				const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
				const chunks: Buffer[] = [];
				let size = 0;
				response.on('data', (chunk: Buffer) => {
					size += chunk.length;
					if (size > mostImportBytes) end(fail('too_large'));
					else chunks.push(chunk);
				});
				response.on('end', () => resolve(ok({ bytes: Buffer.concat(chunks), type })));
				response.on('error', () => resolve(fail('unreachable')));
			}
		);
		request.on('error', () => resolve(fail('unreachable')));
		request.end();
	});
}
