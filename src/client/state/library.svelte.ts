import type { Manifest } from '#domain/notice/manifest';
import type { Notice, NoticeKind } from '#domain/notice/notice';
import type { SearchAnswer, SearchOptions } from '#domain/notice/search/search';
import type { ContentState } from '#client/db/content-store';
import type { AskLibrary } from '#client/search/ask-library';
import type { DownloadEnd, DownloadProgress } from '#client/search/download-packs';
import type { FindAnswer, ListAnswer, ListOptions } from '#client/search/library-reader';

type Device = typeof import('./library-device.ts');

/** `unusable`: this browser cannot unpack or keep the texts; they are read over the network. */
export type StoredState = 'unknown' | 'none' | 'part' | 'complete' | 'unusable';
export type DownloadFailure = Extract<DownloadEnd, { state: 'failed' }>['code'];

const patienceMs = 10 * 60_000;
const smallUpdateBytes = 500_000;

/** Public texts on this device: what is here, how it comes, and the answers from it. One per tab, browser only. */
class Library {
	stored = $state<StoredState>('unknown');
	/** Asking our server what there is. */
	checking = $state(false);
	downloading = $state(false);
	/** Why the last download ended early; null while none did. */
	failure = $state<DownloadFailure | null>(null);
	/** What our server last said it has. Survives offline. */
	manifest = $state.raw<Manifest | null>(null);
	/** Device clock: when our server last answered, and when the newest pack was stored. */
	checkedAt = $state<number | null>(null);
	storedAt = $state<number | null>(null);
	progress = $state.raw<Omit<DownloadProgress, 'manifest'>>({
		doneBytes: 0,
		totalBytes: 0,
		storedNotices: 0
	});
	/** False when the browser may clear our storage by itself; null while it has not been asked. */
	persisted = $state<boolean | null>(null);

	#opening: Promise<void> | null = null;
	#download: AbortController | null = null;
	#askedAt = 0;

	/** Reads what is on the disk. Quick, needs no network, safe to call often. */
	open(): Promise<void> {
		this.#opening ??= this.#refresh();
		return this.#opening;
	}

	/** Asks our server what there is now. False when it did not answer in time; what was known stays. */
	async check(timeoutMs = 8000): Promise<boolean> {
		await this.open();
		if (this.stored === 'unusable') return false;
		this.checking = true;
		try {
			const { ContentError, fetchManifest, store } = await loadDevice();
			try {
				await store.saveManifest(await fetchManifest(fetch, null, timeoutMs), Date.now());
				await this.#refresh();
				return true;
			} catch (error) {
				if (!(error instanceof ContentError)) this.stored = 'unusable';
				return false;
			}
		} catch {
			return false;
		} finally {
			this.checking = false;
		}
	}

	/** Like `check`, but leaves our server alone for ten minutes after an answer. */
	async checkSometimes(): Promise<void> {
		await this.open();
		if (Date.now() - this.#askedAt < patienceMs) return;
		this.#askedAt = Date.now();
		if (!(await this.check())) this.#askedAt = 0;
	}

	/** Where everything was here, a few new texts come without asking: they weigh less than a picture. */
	async keepUpToDate(): Promise<void> {
		await this.open();
		const hadAll = this.stored === 'complete';
		await this.checkSometimes();
		const missing = this.progress.totalBytes - this.progress.doneBytes;
		if (hadAll && missing > 0 && missing <= smallUpdateBytes && !savesData()) await this.download();
	}

	/** Brings everything that is missing. Goes on where it was stopped, by whatever. */
	async download(): Promise<void> {
		if (this.#download) return;
		const stop = new AbortController();
		this.#download = stop;
		this.downloading = true;
		this.failure = null;
		void this.#askToStay();
		try {
			const end = await this.#bring(await loadDevice(), stop.signal);
			if (end.state === 'failed') this.failure = end.code;
		} catch {
			this.failure = 'unreachable';
		}
		this.#download = null;
		this.downloading = false;
		await this.#refresh();
	}

	#bring({ downloadPacks, store }: Device, signal: AbortSignal): Promise<DownloadEnd> {
		const tools = { fetch, now: () => Date.now(), locks: navigator.locks ?? null };
		return downloadPacks(store, tools, signal, (progress) => {
			this.manifest = progress.manifest;
			this.progress = progress;
			if (progress.storedNotices > 0 && this.stored === 'none') this.stored = 'part';
		});
	}

	stop(): void {
		this.#download?.abort();
	}

	/** Takes all texts off this device. */
	async remove(): Promise<void> {
		this.stop();
		await (await loadDevice()).store.clear();
		await this.#refresh();
	}

	list(options: ListOptions): Promise<ListAnswer> {
		return this.#ask({ ask: 'list', options });
	}

	notice(number: number): Promise<FindAnswer> {
		return this.#ask({ ask: 'find', number });
	}

	search(query: string, options: SearchOptions): Promise<SearchAnswer> {
		return this.#ask({ ask: 'search', query, options });
	}

	/** Keeps a notice that was read over the network, so that it opens again without one. */
	async keep(notice: Notice, keptAt: number): Promise<void> {
		await (await loadDevice()).store.keepNotice(notice, keptAt);
	}

	async forget(number: number): Promise<void> {
		await (await loadDevice()).store.forgetNotice(number);
	}

	countOf(kind: NoticeKind): number {
		return this.manifest?.kinds[kind] ?? 0;
	}

	#ask: AskLibrary = async (question) => {
		await this.open();
		const { askPacks, askHere } = await loadDevice();
		return this.stored === 'part' || this.stored === 'complete'
			? askPacks(question)
			: askHere(question);
	};

	async #refresh(): Promise<void> {
		let device: Device;
		try {
			device = await loadDevice();
		} catch {
			// Our own script did not come: texts still come over the network, and the next visit tries again.
			this.#opening = null;
			if (this.stored === 'unknown') this.stored = 'none';
			return;
		}
		if (!device.canUnpack() || typeof indexedDB === 'undefined') {
			this.stored = 'unusable';
			return;
		}
		try {
			this.#show(await device.store.state(), device);
		} catch {
			// Storage blocked by the browser's settings: texts still come over the network.
			this.stored = 'unusable';
		}
	}

	#show({ manifest, packs }: ContentState, { progressOf }: Device): void {
		this.storedAt = packs.length > 0 ? Math.max(...packs.map((pack) => pack.storedAt)) : null;
		this.checkedAt = manifest?.checkedAt ?? null;
		this.manifest = manifest?.manifest ?? null;
		const here = new Set(packs.map(({ sha }) => sha));
		if (manifest) this.progress = progressOf(manifest.manifest, here, 0);
		const missing = manifest?.manifest.packs.some(({ sha }) => !here.has(sha)) ?? true;
		this.stored = packs.length === 0 ? 'none' : missing ? 'part' : 'complete';
	}

	// Browsers clear the storage of sites nobody asked to keep, texts first.
	async #askToStay(): Promise<void> {
		try {
			this.persisted = (await navigator.storage?.persist?.()) ?? null;
		} catch {
			this.persisted = null;
		}
	}
}

export const library = new Library();

function loadDevice(): Promise<Device> {
	return import('./library-device.ts');
}

/** The phone's own data saver: then even small things wait for the person. */
function savesData(): boolean {
	const { connection } = navigator as { connection?: { saveData?: boolean } };
	return connection?.saveData === true;
}
