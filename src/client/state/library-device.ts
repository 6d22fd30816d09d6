import { openContentStore, type Wish } from '#client/db/content-store';
import { answerQuestion } from '#client/search/answer-question';
import { type AskLibrary, createAskLibrary } from '#client/search/ask-library';
import { createLibraryReader } from '#client/search/library-reader';
import { networkKind, onNetworkChange, savesData } from '../platform/network-kind.ts';
import { startSearchWorker } from '../platform/start-search-worker.ts';
import { workbench } from './workbench.svelte.ts';

// Everything heavy behind the library: storage, packs, search. `library.svelte.ts` loads it when it is
// first asked for something, so that a page which came whole from the server does not wait for it.
export { downloadPacks, progressOf } from '#client/search/download-packs';
export { ContentError } from '#client/search/content-error';
export { refreshManifest } from '#client/search/refresh-manifest';
export { canUnpack } from '#client/search/pack-tools';

export const store = openContentStore();

const reader = createLibraryReader(store);

/** What a download or a look at our server needs of this browser. */
export function tools() {
	const meta = document.querySelector<HTMLMetaElement>('meta[name="content-key"]');
	return {
		fetch,
		now: () => Date.now(),
		pageKey: meta?.content || null,
		locks: navigator.locks ?? null,
		/** Where a developer's page may hold a download; elsewhere it passes. */
		point: workbench.point
	};
}

/** Where the browser does not tell what the network is, the wish for Wi-Fi alone means: nothing by itself. */
export function mayLoadUnasked({ wifiOnly }: Wish): boolean {
	return !savesData() && (!wifiOnly || networkKind() === 'wifi');
}

/** The wish is Wi-Fi alone, and the browser says that this is something else. */
export function mustAsk({ wifiOnly }: Wish): boolean {
	return wifiOnly && networkKind() === 'mobile';
}

/** Ends a download that came over Wi-Fi when the phone leaves it, if that is the wish. */
export function watchNetwork(wish: Wish, stop: () => void): () => void {
	return onNetworkChange(() => {
		if (mustAsk(wish)) stop();
	});
}

/** In a worker of its own: packs are large. */
export const askPacks: AskLibrary = createAskLibrary(startSearchWorker, () => reader);

/** Without packs there is nothing heavy to answer, and a reader who never downloads pays for no worker. */
export const askHere: AskLibrary = (question) => answerQuestion(reader, question);
