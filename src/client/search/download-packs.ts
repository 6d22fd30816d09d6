import type { Manifest, PackEntry } from '#domain/notice/manifest';
import type { ContentStore } from '#client/db/content-store';
import { ContentError, type ContentFailure, fetchManifest, fetchPack } from './fetch-content.ts';

/** What is missing of what the server has, before and during a download. */
export interface DownloadProgress {
	manifest: Manifest;
	doneBytes: number;
	totalBytes: number;
	/** Notices in the packs that are here; readable and searchable at once. */
	storedNotices: number;
}

export type DownloadEnd =
	| { state: 'complete' }
	| { state: 'stopped' }
	/** Everything stored so far stays; the next call goes on with what is missing. */
	| { state: 'failed'; code: ContentFailure | 'storage_full' | 'storage_broken' };

export interface DownloadTools {
	fetch: typeof globalThis.fetch;
	/** Device clock, for display. */
	now(): number;
	/** `navigator.locks`; null where the browser has none. */
	locks: LockManager | null;
}

const lockName = 'faqiao:notices';
/** A frozen tab may hold the lock for ever, and a pack stored twice does no harm. */
const lockPatienceMs = 60_000;

/**
 * Brings the packs that are missing, newest first, each whole or not at all. Safe to call again
 * at any time and from several tabs: they take turns pack by pack.
 */
export async function downloadPacks(
	store: ContentStore,
	tools: DownloadTools,
	signal: AbortSignal,
	onProgress: (progress: DownloadProgress) => void
): Promise<DownloadEnd> {
	try {
		const manifest = await fetchManifest(tools.fetch, signal);
		await store.saveManifest(manifest, tools.now());
		let more = true;
		while (more) {
			if (signal.aborted) return { state: 'stopped' };
			more = await inTurn(tools.locks, signal, async () => {
				const { packs } = await store.state();
				const stored = new Set(packs.map(({ sha }) => sha));
				const report = (received: number) => onProgress(progressOf(manifest, stored, received));
				report(0);
				const missing = manifest.packs.find(({ sha }) => !stored.has(sha));
				if (!missing) return false;
				const bytes = await fetchPack(tools.fetch, missing, signal, report);
				await store.savePack({ ...missing, storedAt: tools.now() }, bytes);
				return true;
			});
		}
		await store.dropReplacedPacks();
		return { state: 'complete' };
	} catch (error) {
		return toEnd(error, signal);
	}
}

export function progressOf(
	manifest: Manifest,
	stored: ReadonlySet<string>,
	receivedBytes: number
): DownloadProgress {
	const here = manifest.packs.filter(({ sha }) => stored.has(sha));
	const totalBytes = sumOf(manifest.packs, ({ bytes }) => bytes);
	return {
		manifest,
		doneBytes: Math.min(totalBytes, sumOf(here, ({ bytes }) => bytes) + receivedBytes),
		totalBytes,
		storedNotices: sumOf(here, ({ n, dead }) => n - dead)
	};
}

function sumOf(packs: readonly PackEntry[], size: (pack: PackEntry) => number): number {
	return packs.reduce((sum, pack) => sum + size(pack), 0);
}

async function inTurn<T>(
	locks: LockManager | null,
	signal: AbortSignal,
	work: () => Promise<T>
): Promise<T> {
	if (!locks) return work();
	const patience = new AbortController();
	const giveUp = () => patience.abort();
	const timer = setTimeout(giveUp, lockPatienceMs);
	signal.addEventListener('abort', giveUp);
	let started = false;
	try {
		return await locks.request(lockName, { signal: patience.signal }, () => {
			started = true;
			clearTimeout(timer);
			return work();
		});
	} catch (error) {
		if (started || signal.aborted) throw error;
		return await work();
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', giveUp);
	}
}

function toEnd(error: unknown, signal: AbortSignal): DownloadEnd {
	if (signal.aborted) return { state: 'stopped' };
	if (error instanceof ContentError) {
		return error.code === 'stopped' ? { state: 'stopped' } : { state: 'failed', code: error.code };
	}
	const name = error instanceof DOMException || error instanceof Error ? error.name : '';
	return {
		state: 'failed',
		code: name === 'QuotaExceededError' ? 'storage_full' : 'storage_broken'
	};
}
