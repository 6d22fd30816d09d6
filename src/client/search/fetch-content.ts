import type { PackEntry } from '#domain/notice/manifest';
import { ContentError } from './content-error.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { type VerifiedManifest, verifyManifest } from './verify-manifest.ts';

/** What a download may keep of a pack whose line broke. */
export interface PartStore {
	/** The first bytes of this pack, if some are here. */
	find(sha: string): Promise<Uint8Array<ArrayBuffer> | null>;
	keep(sha: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	drop(sha: string): Promise<void>;
}

/** A connection that sends nothing for this long is dead, however long the whole takes. */
const silenceMs = 20_000;
/** On a slow line a phone may die at any moment: what came is put by this often. A fast one never gets here. */
const keepEveryMs = 2000;

export async function fetchManifest(
	fetch: typeof globalThis.fetch,
	knownKey: string | null,
	signal: AbortSignal | null,
	timeoutMs = 15_000
): Promise<VerifiedManifest> {
	const bytes = await fetchBytes(fetch, '/api/v1/content/manifest.json', {
		signal,
		silenceMs: timeoutMs,
		cache: 'no-cache'
	});
	return verifyManifest(bytes, knownKey);
}

/** The bytes of one pack, checked against the name it was asked by. Goes on where it was cut. */
export async function fetchPack(
	fetch: typeof globalThis.fetch,
	entry: PackEntry,
	parts: PartStore,
	signal: AbortSignal | null,
	onBytes: (received: number) => void | Promise<void>
): Promise<Uint8Array<ArrayBuffer>> {
	// Plain http on a foreign address has no `subtle`, and unchecked bytes are never stored.
	if (!globalThis.crypto?.subtle) throw new ContentError('insecure');
	for (let attempt = 0; ; attempt++) {
		const before = attempt === 0 ? await parts.find(entry.sha) : null;
		let keptAt = performance.now();
		const bytes = await fetchBytes(fetch, `/content/packs/${entry.sha}`, {
			signal,
			silenceMs,
			before,
			onBytes: async (received, soFar) => {
				if (performance.now() - keptAt > keepEveryMs) {
					await parts.keep(entry.sha, soFar());
					keptAt = performance.now();
				}
				await onBytes(received);
			},
			onCut: (soFar) => parts.keep(entry.sha, soFar),
			// The second try goes around whatever cache gave the wrong bytes.
			cache: attempt === 0 ? 'default' : 'reload'
		});
		if ((await sha256(bytes)) === entry.sha) return bytes;
		await parts.drop(entry.sha);
		if (attempt > 0) throw new ContentError('tampered');
	}
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
