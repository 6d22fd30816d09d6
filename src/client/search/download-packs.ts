import type { Manifest, PackEntry } from '#domain/notice/manifest';
import { type PackChoice, wantedPacks } from '#domain/notice/pack-choice';
import type { ContentStore } from '#client/db/content-store';
import type { PassCrashPoint } from '#client/sync/crash-points';
import { ContentError, type ContentFailure } from './content-error.ts';
import { fetchPack, type PartStore } from './fetch-content.ts';
import { pullPacks } from './pull-packs.ts';
import { refreshManifest, type ManifestTools } from './refresh-manifest.ts';
import { inTurn } from './take-turns.ts';

/** What is missing of what the server has, before and during a download. */
export interface DownloadProgress {
	manifest: Manifest;
	doneBytes: number;
	totalBytes: number;
	/** Notices in all packs wished for. */
	wantedNotices: number;
	/** Notices in the packs that are here; readable and searchable at once. */
	storedNotices: number;
}

export type DownloadEnd =
	| { state: 'complete' }
	| { state: 'stopped' }
	/** Everything stored so far stays; the next call goes on with what is missing. */
	| {
			state: 'failed';
			code: ContentFailure | 'storage_full' | 'storage_broken';
			/** With `key_changed`. */
			offeredKey?: string | null;
	  };

export interface DownloadTools extends ManifestTools {
	/** `navigator.locks`; null where the browser has none. */
	locks: LockManager | null;
	/** Tests only: crash or wait in the middle of a pack. */
	point?: PassCrashPoint;
}

/** How many packs one tab brings before another may: each turn begins with an idle line. */
const packsPerTurn = 8;

/**
 * Brings the chosen packs that are missing, newest first, each whole or not at all, and lets go what is
 * not chosen any more. Safe to call again at any time and from several tabs: they take turns.
 */
export async function downloadPacks(
	store: ContentStore,
	tools: DownloadTools,
	signal: AbortSignal,
	onProgress: (progress: DownloadProgress) => void
): Promise<DownloadEnd> {
	try {
		const manifest = await refreshManifest(store, tools, signal);
		let more = true;
		while (more) {
			if (signal.aborted) return { state: 'stopped' };
			more = await inTurn(tools.locks, signal, () =>
				bringSome(store, tools, manifest, signal, onProgress)
			);
		}
		await store.dropReplacedPacks();
		return { state: 'complete' };
	} catch (error) {
		return toEnd(error, signal);
	}
}

/** True while more is missing. */
async function bringSome(
	store: ContentStore,
	tools: DownloadTools,
	manifest: Manifest,
	signal: AbortSignal,
	onProgress: (progress: DownloadProgress) => void
): Promise<boolean> {
	const { packs, choice } = await store.state();
	const stored = new Set(packs.map(({ sha }) => sha));
	const coming = new Map<string, number>();
	const report = () =>
		onProgress(
			progressOf(
				manifest,
				choice,
				stored,
				[...coming.values()].reduce((sum, bytes) => sum + bytes, 0)
			)
		);
	report();
	const missing = wantedPacks(manifest, choice).filter(({ sha }) => !stored.has(sha));
	const parts = partsOf(store);
	await pullPacks(missing.slice(0, packsPerTurn), signal, async (entry, stop, onHalf) => {
		const bytes = await fetchPack(tools.fetch, entry, parts, stop, async (received) => {
			coming.set(entry.sha, received);
			report();
			if (received < entry.bytes) await tools.point?.('packPartCame');
			if (received >= entry.bytes / 2) onHalf();
		});
		await store.savePack({ ...entry, storedAt: tools.now() }, bytes);
		coming.delete(entry.sha);
		stored.add(entry.sha);
		report();
	});
	return missing.length > packsPerTurn;
}

/** Best effort: who has no room for a part only loads it again. */
function partsOf(store: ContentStore): PartStore {
	return {
		find: (sha) => store.findPart(sha).catch(() => null),
		keep: (sha, bytes) => store.keepPart(sha, bytes).catch(() => {}),
		drop: (sha) => store.dropPart(sha).catch(() => {})
	};
}

export function progressOf(
	manifest: Manifest,
	choice: PackChoice,
	stored: ReadonlySet<string>,
	receivedBytes: number
): DownloadProgress {
	const wanted = wantedPacks(manifest, choice);
	const here = wanted.filter(({ sha }) => stored.has(sha));
	const totalBytes = sumOf(wanted, ({ bytes }) => bytes);
	return {
		manifest,
		doneBytes: Math.min(totalBytes, sumOf(here, ({ bytes }) => bytes) + receivedBytes),
		totalBytes,
		wantedNotices: sumOf(wanted, ({ n, dead }) => n - dead),
		storedNotices: sumOf(here, ({ n, dead }) => n - dead)
	};
}

function sumOf(packs: readonly PackEntry[], size: (pack: PackEntry) => number): number {
	return packs.reduce((sum, pack) => sum + size(pack), 0);
}

function toEnd(error: unknown, signal: AbortSignal): DownloadEnd {
	if (signal.aborted) return { state: 'stopped' };
	if (error instanceof ContentError) {
		const { code, offeredKey } = error;
		if (code === 'stopped') return { state: 'stopped' };
		return { state: 'failed', code, ...(offeredKey === null ? {} : { offeredKey }) };
	}
	const name = error instanceof DOMException || error instanceof Error ? error.name : '';
	return {
		state: 'failed',
		code: name === 'QuotaExceededError' ? 'storage_full' : 'storage_broken'
	};
}
