import type { LawView } from '#domain/notice/law-view';
import type { Manifest } from '#domain/notice/manifest';
import type { Neighbors } from '#domain/notice/neighbors';
import type { Notice } from '#domain/notice/notice';
import type { SearchAnswer, SearchOptions } from '#domain/notice/search/search';
import type { ContentState } from '#client/db/content-store';
import type { AskLibrary } from '#client/search/ask-library';
import type { ContentError } from '#client/search/content-error';
import type { DownloadProgress } from '#client/search/download-packs';
import type { FindAnswer, ListAnswer, ListOptions } from '#client/search/library-reader';

type Device = typeof import('./library-device.ts');

/** `unusable`: this browser cannot unpack or keep the texts; they are read over the network. */
export type StoredState = 'unknown' | 'none' | 'part' | 'complete' | 'unusable';

const patienceMs = 10 * 60_000;

/** Public texts on this device: what is here, and the answers from it. One per tab, browser only. */
class Library {
	stored = $state<StoredState>('unknown');
	/** Asking our server what there is. */
	checking = $state(false);
	/** Why its last answer was of no use; null after a good one. */
	trouble = $state.raw<ContentError | null>(null);
	/** Everything our server has is here, not only what is wished for. */
	isWhole = $state(false);
	/** What is on the disk; null until it was looked at. */
	content = $state.raw<ContentState | null>(null);
	/** What our server last said it has. Survives offline. */
	manifest = $state.raw<Manifest | null>(null);
	progress = $state.raw<Omit<DownloadProgress, 'manifest'>>({
		doneBytes: 0,
		totalBytes: 0,
		wantedNotices: 0,
		storedNotices: 0
	});

	#opening: Promise<void> | null = null;
	#askedAt = 0;

	/** Reads what is on the disk. Quick, needs no network, safe to call often. */
	open(): Promise<void> {
		this.#opening ??= this.refresh();
		return this.#opening;
	}

	/** Asks our server what there is now. False when it did not answer in time; what was known stays. */
	async check(timeoutMs = 8000): Promise<boolean> {
		await this.open();
		if (this.stored === 'unusable') return false;
		this.checking = true;
		try {
			const { ContentError, refreshManifest, store, tools } = await loadDevice();
			try {
				await refreshManifest(store, tools(), null, { timeoutMs });
				this.trouble = null;
				await this.refresh();
				return true;
			} catch (error) {
				// A disk too full for a new list takes away nothing of what is here.
				if (error instanceof ContentError) this.trouble = error;
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

	list(options: ListOptions): Promise<ListAnswer> {
		return this.#ask({ ask: 'list', options });
	}

	notice(number: number): Promise<FindAnswer> {
		return this.#ask({ ask: 'find', number });
	}

	/** Every version of a notice that is here. Empty for a withdrawn one. */
	versions(number: number): Promise<Notice[]> {
		return this.#ask({ ask: 'versions', number });
	}

	/** A law or an article of it, as far as it is here. Null for a law the register does not hold. */
	law(law: string, article: string, on: string): Promise<LawView | null> {
		return this.#ask({ ask: 'law', law, article, on });
	}

	/** The notices of the same kind on either side, as far as they are on this device. */
	neighbors(number: number): Promise<Neighbors> {
		return this.#ask({ ask: 'neighbors', number });
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

	#ask: AskLibrary = async (question) => {
		await this.open();
		const { askPacks, askHere } = await loadDevice();
		return this.stored === 'part' || this.stored === 'complete'
			? askPacks(question)
			: askHere(question);
	};

	/** Looks at the disk again. */
	async refresh(): Promise<void> {
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

	#show(content: ContentState, { progressOf }: Device): void {
		const { packs, choice } = content;
		const manifest = content.manifest?.manifest;
		this.content = content;
		this.manifest = manifest ?? null;
		const here = new Set(packs.map(({ sha }) => sha));
		if (manifest) this.progress = progressOf(manifest, choice, here, 0);
		const isMissing = !manifest || this.progress.doneBytes < this.progress.totalBytes;
		this.isWhole = manifest?.packs.every(({ sha }) => here.has(sha)) ?? false;
		this.stored = packs.length === 0 ? 'none' : isMissing ? 'part' : 'complete';
	}
}

export const library = new Library();

function loadDevice(): Promise<Device> {
	return import('./library-device.ts');
}
