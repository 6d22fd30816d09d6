import { withLimit } from '#client/sync/with-limit';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

export interface TusFetchArgs {
	fetch: typeof globalThis.fetch;
	signal: AbortSignal;
	/** Whose files they are: a session of somebody else refuses them. */
	account: string;
}

/** Time for a request: as for commands, half a minute and a second for each 10 KiB. */
export function timeoutFor(bytes: number): number {
	return 30_000 + (bytes / 10_240) * 1000;
}

/** tus over our own fetch: the same session, the same limits, and tests can cut the line. */
export function createTusFetch({ fetch, signal, account }: TusFetchArgs): HttpStack {
	return {
		getName: () => 'fetch',
		createRequest(method: string, url: string): HttpRequest {
			const headers: Record<string, string> = { 'faqiao-account': account };
			const stop = new AbortController();
			return {
				getMethod: () => method,
				getURL: () => url,
				setHeader: (name, value) => void (headers[name] = value),
				getHeader: (name) => headers[name],
				setProgressHandler: () => {},
				getUnderlyingObject: () => null,
				abort: async () => stop.abort(),
				async send(body: Blob | null) {
					const ms = timeoutFor(body?.size ?? 0);
					return withLimit(ms, [signal, stop.signal], async (limit) => {
						const answer = await fetch(pathOf(url), {
							method,
							headers,
							cache: 'no-store',
							credentials: 'same-origin',
							body,
							signal: limit
						});
						return toResponse(answer, await answer.text());
					});
				}
			};
		}
	};
}

/** Only ever our own server, whatever an answer may have said. */
function pathOf(url: string): string {
	const { pathname, search } = new URL(url, 'http://here');
	return pathname + search;
}

function toResponse(answer: Response, body: string): HttpResponse {
	return {
		getStatus: () => answer.status,
		getHeader: (name) => answer.headers.get(name) ?? undefined,
		getBody: () => body,
		getUnderlyingObject: () => answer
	};
}
