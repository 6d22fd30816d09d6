import type { Manifest, PackEntry } from '#domain/notice/manifest';

/** Why content did not come. `not_ours`: a hotel's login page or a proxy answered in our server's place. */
export type ContentFailure =
	'unreachable' | 'not_ours' | 'server' | 'tampered' | 'stopped' | 'insecure';

export class ContentError extends Error {
	code: ContentFailure;

	constructor(code: ContentFailure) {
		super(code);
		this.code = code;
	}
}

/** A connection that sends nothing for this long is dead, however long the whole takes. */
const silenceMs = 20_000;

export async function fetchManifest(
	fetch: typeof globalThis.fetch,
	signal: AbortSignal | null,
	timeoutMs = 15_000
): Promise<Manifest> {
	const bytes = await fetchBytes(fetch, '/api/v1/content/manifest.json', {
		signal,
		silenceMs: timeoutMs,
		cache: 'no-cache'
	});
	const value = parseJson(new TextDecoder().decode(bytes));
	if (!isManifest(value)) throw new ContentError('not_ours');
	return value;
}

/** The bytes of one pack, checked against the name it was asked by. */
export async function fetchPack(
	fetch: typeof globalThis.fetch,
	entry: PackEntry,
	signal: AbortSignal | null,
	onBytes: (received: number) => void
): Promise<ArrayBuffer> {
	// Plain http on a foreign address has no `subtle`, and unchecked bytes are never stored.
	if (!globalThis.crypto?.subtle) throw new ContentError('insecure');
	for (let attempt = 0; ; attempt++) {
		const bytes = await fetchBytes(fetch, `/content/packs/${entry.sha}`, {
			signal,
			silenceMs,
			onBytes,
			// The second try goes around whatever cache gave the wrong bytes.
			cache: attempt === 0 ? 'default' : 'reload'
		});
		if ((await sha256(bytes)) === entry.sha) return bytes;
		if (attempt > 0) throw new ContentError('tampered');
	}
}

interface FetchOptions {
	signal: AbortSignal | null;
	silenceMs: number;
	cache: RequestCache;
	onBytes?: (received: number) => void;
}

async function fetchBytes(
	fetch: typeof globalThis.fetch,
	path: string,
	options: FetchOptions
): Promise<ArrayBuffer> {
	const limit = new AbortController();
	const stop = () => limit.abort();
	if (options.signal?.aborted) throw new ContentError('stopped');
	options.signal?.addEventListener('abort', stop);
	let timer = setTimeout(stop, options.silenceMs);
	try {
		const response = await fetch(path, {
			signal: limit.signal,
			cache: options.cache,
			credentials: 'omit',
			// Our packs never redirect; a network's login page does.
			redirect: 'error'
		});
		if (!response.ok) throw new ContentError('server');
		const parts: Uint8Array<ArrayBuffer>[] = [];
		let received = 0;
		const reader = response.body?.getReader();
		if (!reader) return await response.arrayBuffer();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			clearTimeout(timer);
			timer = setTimeout(stop, options.silenceMs);
			parts.push(value);
			received += value.length;
			options.onBytes?.(received);
		}
		return join(parts, received);
	} catch (error) {
		if (error instanceof ContentError) throw error;
		throw new ContentError(options.signal?.aborted ? 'stopped' : 'unreachable');
	} finally {
		clearTimeout(timer);
		options.signal?.removeEventListener('abort', stop);
	}
}

function join(parts: Uint8Array<ArrayBuffer>[], length: number): ArrayBuffer {
	const joined = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined.buffer;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** Enough to know that it is ours and that its packs can be asked for; their bytes are checked by hash. */
function isManifest(value: unknown): value is Manifest {
	if (typeof value !== 'object' || value === null) return false;
	const { proto, packs, withdrawn, notices } = value as Partial<Record<keyof Manifest, unknown>>;
	return (
		proto === 1 &&
		typeof notices === 'number' &&
		Array.isArray(withdrawn) &&
		Array.isArray(packs) &&
		packs.every(
			(pack: Partial<PackEntry> | null) =>
				typeof pack?.bytes === 'number' && /^[0-9a-f]{64}$/.test(pack.sha ?? '')
		)
	);
}
