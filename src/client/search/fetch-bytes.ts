import { ContentError } from './content-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface FetchOptions {
	signal: AbortSignal | null;
	/** Given up when nothing comes for this long. */
	silenceMs: number;
	cache: RequestCache;
	/** What an earlier try brought: only the rest is asked for, if the server can. */
	before?: Bytes | null;
	/** All bytes that are here; `soFar` joins them. */
	onBytes?: (received: number, soFar: () => Bytes) => void | Promise<void>;
	/** The line broke or the person stopped it, after these bytes. */
	onCut?: (soFar: Bytes) => Promise<void>;
}

/** Reads an address of ours. Every failure is a ContentError. */
export async function fetchBytes(
	fetch: typeof globalThis.fetch,
	path: string,
	{ signal, silenceMs, cache, before, onBytes, onCut }: FetchOptions
): Promise<Bytes> {
	const limit = new AbortController();
	const stop = () => limit.abort();
	if (signal?.aborted) throw new ContentError('stopped');
	signal?.addEventListener('abort', stop);
	let timer = setTimeout(stop, silenceMs);
	const parts: Bytes[] = [];
	let received = 0;
	const add = (part: Bytes) => {
		parts.push(part);
		received += part.length;
	};
	try {
		const response = await fetch(path, {
			signal: limit.signal,
			cache,
			credentials: 'omit',
			// Our content never redirects; a network's login page does.
			redirect: 'error',
			...(before ? { headers: { range: `bytes=${before.length}-` } } : {})
		});
		if (before && response.status === 416) return before;
		if (!response.ok) throw new ContentError('server');
		// A host that knows no ranges sends the whole again.
		if (before && response.status === 206) add(before);
		const reader = response.body?.getReader();
		if (!reader) return new Uint8Array(await response.arrayBuffer());
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			clearTimeout(timer);
			timer = setTimeout(stop, silenceMs);
			add(value);
			await onBytes?.(received, () => join(parts, received));
		}
		return join(parts, received);
	} catch (error) {
		if (error instanceof ContentError) throw error;
		if (received > 0) await onCut?.(join(parts, received));
		throw new ContentError(signal?.aborted ? 'stopped' : 'unreachable');
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', stop);
	}
}

function join(parts: readonly Bytes[], length: number): Bytes {
	const joined = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}
