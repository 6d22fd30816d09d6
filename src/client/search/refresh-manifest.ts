import type { Manifest } from '#domain/notice/manifest';
import type { ContentStore } from '#client/db/content-store';
import { ContentError } from './content-error.ts';
import { fetchManifest } from './fetch-content.ts';

export interface ManifestTools {
	fetch: typeof globalThis.fetch;
	/** Device clock, for display. */
	now(): number;
	/** The key that came with the page: believed at first contact, when none is stored. */
	pageKey: string | null;
}

export interface RefreshOptions {
	timeoutMs?: number;
	/** The person has compared it and says that this key is to be believed from now on. */
	believe?: string;
}

/** Asks our server what there is, and keeps the answer if it is signed, ours and not older than what we know. */
export async function refreshManifest(
	store: ContentStore,
	{ fetch, now, pageKey }: ManifestTools,
	signal: AbortSignal | null,
	{ timeoutMs, believe }: RefreshOptions = {}
): Promise<Manifest> {
	const knownKey = (await store.state()).manifest?.key ?? null;
	const trusted = believe ?? knownKey ?? pageKey;
	const { manifest, key } = await fetchManifest(fetch, trusted, signal, timeoutMs);
	const given = { manifest, key, checkedAt: now() };
	const isKept = await store.saveManifest(given, knownKey, believe !== undefined);
	if (!isKept) throw new ContentError('older');
	return manifest;
}
