import { withLimit } from './with-limit.ts';

/** What came back from a request, already sorted into "our server judged" and "nothing was judged". */
export type Reply =
	| { kind: 'answer'; status: number; body: unknown; retryAfterMs: number | null }
	/** `notOurs`: a login page of a hotel network or a proxy answered in our server's place. */
	| { kind: 'lost'; reason: 'network' | 'timeout' | 'notOurs' };

export interface Ask {
	fetch: typeof globalThis.fetch;
	signal?: AbortSignal;
}

/**
 * One request with a limit that also covers reading the answer, because a bad network may accept
 * and then hang. A 2xx that is not JSON is no answer of ours, whatever its status says.
 */
export async function askServer(
	{ fetch, signal }: Ask,
	path: string,
	init: {
		method: 'GET' | 'POST';
		credentials?: RequestCredentials;
		body?: string | Uint8Array<ArrayBuffer>;
	},
	timeoutMs: number
): Promise<Reply> {
	return withLimit(timeoutMs, signal ? [signal] : [], async (limit): Promise<Reply> => {
		try {
			const response = await fetch(path, {
				method: init.method,
				credentials: init.credentials ?? 'same-origin',
				cache: 'no-store',
				signal: limit,
				headers: {
					accept: 'application/json',
					...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
					// Bytes are packed text; a text goes as it is.
					...(init.body instanceof Uint8Array ? { 'content-encoding': 'gzip' } : {})
				},
				...(init.body === undefined ? {} : { body: init.body })
			});
			const body = parseJson(await response.text());
			if (response.ok && body === undefined) return { kind: 'lost', reason: 'notOurs' };
			const retryAfterMs = readRetryAfter(
				response.headers.get('retry-after') ?? retryAfterIn(body)
			);
			return { kind: 'answer', status: response.status, body, retryAfterMs };
		} catch {
			return { kind: 'lost', reason: limit.aborted ? 'timeout' : 'network' };
		}
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Our own problems say it in the body too, because proxies drop headers. */
function retryAfterIn(body: unknown): string | null {
	if (typeof body !== 'object' || body === null || !('retryAfter' in body)) return null;
	return String(body.retryAfter);
}

/** Seconds only: the date form would need a device clock that tells the truth. */
function readRetryAfter(value: string | null): number | null {
	return value !== null && /^\d{1,6}$/.test(value.trim()) ? Number(value) * 1000 : null;
}
