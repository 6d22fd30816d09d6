import type { Wish } from '#client/db/content-store';
import { ContentError } from '#client/search/content-error';
import type { DownloadEnd } from '#client/search/download-packs';
import { askToPersist, readStorageRoom } from '../platform/storage-room.ts';
import { library } from './library.svelte.ts';
import {
	downloadPacks,
	mayLoadUnasked,
	mustAsk,
	refreshManifest,
	store,
	tools,
	watchNetwork
} from './library-device.ts';

export type DownloadFailure = Extract<DownloadEnd, { state: 'failed' }>['code'];

const smallUpdateBytes = 500_000;
/** That nothing came is no news to who has not asked; that something wrong came is. */
const distrusted: ReadonlySet<DownloadFailure> = new Set(['forged', 'key_changed', 'older']);

/** How texts come to this device and leave it. Loaded with the first page that shows it; one per tab. */
class Downloads {
	running = $state(false);
	/** Bytes that the last download brought; null before one. */
	brought = $state<number | null>(null);
	/** False when the browser may clear our storage by itself; null where it does not say. */
	persisted = $state<boolean | null>(null);
	/** A download waits for the person's word: it would use mobile data, and the wish is Wi-Fi only. */
	asksForMobile = $state(false);
	/** Why the last download ended early; null while none did. */
	#ended = $state<DownloadFailure | null>(null);
	#underWay: { stop: AbortController; end: Promise<void> } | null = null;

	readonly failure = $derived.by((): DownloadFailure | null => {
		const trouble = library.trouble?.code;
		return trouble && distrusted.has(trouble) ? trouble : this.#ended;
	});
	readonly wish = $derived(library.content?.choice ?? null);
	/** Names of the packs on the disk. */
	readonly here = $derived(new Set(library.content?.packs.map(({ sha }) => sha)));
	/** Device clock: when the newest pack was stored, and when our server last answered. */
	readonly storedAt = $derived.by(() => {
		const times = library.content?.packs.map(({ storedAt }) => storedAt) ?? [];
		return times.length > 0 ? Math.max(...times) : null;
	});
	readonly checkedAt = $derived(library.content?.manifest?.checkedAt ?? null);

	/** Where everything was here, a few new texts come without asking: they weigh less than a picture. */
	async keepUpToDate(): Promise<void> {
		this.persisted = (await readStorageRoom()).persisted;
		await library.open();
		const hadAll = library.stored === 'complete';
		await library.checkSometimes();
		const missing = library.progress.totalBytes - library.progress.doneBytes;
		const isSmall = missing > 0 && missing <= smallUpdateBytes;
		if (hadAll && isSmall && this.wish && mayLoadUnasked(this.wish)) await this.start();
	}

	/**
	 * Brings everything wished for that is missing. Goes on where it was stopped, by whatever. `anyNetwork`:
	 * the person has said that this time it may cost.
	 */
	async start(anyNetwork = false): Promise<void> {
		if (!anyNetwork && this.wish && mustAsk(this.wish)) {
			this.asksForMobile = true;
			return;
		}
		if (!this.#underWay) {
			const stop = new AbortController();
			this.#underWay = { stop, end: this.#run(stop, anyNetwork) };
		}
		await this.#underWay.end;
	}

	/** Resolves when nothing is written any more. */
	async stop(): Promise<void> {
		this.#underWay?.stop.abort();
		await this.#underWay?.end;
	}

	/** What is wished for no more leaves at once; what is new comes with the next download. */
	async wishFor(wish: Wish): Promise<void> {
		await this.stop();
		await store.wish(wish);
		await store.dropUnwantedPacks();
		await library.refresh();
	}

	/** The person has compared the new key and says that it is our server's. */
	async believe(key: string): Promise<void> {
		try {
			await refreshManifest(store, tools(), null, { believe: key });
			library.trouble = null;
			this.#ended = null;
		} catch (error) {
			if (error instanceof ContentError) library.trouble = error;
		}
		await library.refresh();
	}

	/** Takes all texts off this device. */
	async remove(): Promise<void> {
		await this.stop();
		await store.clear();
		await library.refresh();
	}

	/** Asks the browser to keep what is here. False when it will not promise. */
	async persist(): Promise<boolean | null> {
		return (this.persisted = await askToPersist());
	}

	async #run(stop: AbortController, anyNetwork: boolean): Promise<void> {
		this.running = true;
		this.#ended = null;
		// Browsers clear the storage of sites nobody asked to keep, texts first.
		void this.persist();
		const unwatch =
			this.wish && !anyNetwork ? watchNetwork(this.wish, () => stop.abort()) : () => {};
		const end = await this.#bring(stop.signal);
		unwatch();
		library.trouble = null;
		if (end.state === 'failed') {
			this.#ended = end.code;
			if (end.code === 'key_changed') library.trouble = new ContentError(end.code, end.offeredKey);
		}
		this.#underWay = null;
		this.running = false;
		await library.refresh();
	}

	#bring(signal: AbortSignal): Promise<DownloadEnd> {
		let before: number | null = null;
		return downloadPacks(store, tools(), signal, (progress) => {
			before ??= progress.doneBytes;
			this.brought = progress.doneBytes - before;
			library.manifest = progress.manifest;
			library.progress = progress;
			if (progress.storedNotices > 0 && library.stored === 'none') library.stored = 'part';
		});
	}
}

export const downloads = new Downloads();
