import { openContentStore } from '#client/db/content-store';
import { answerQuestion } from '#client/search/answer-question';
import { type AskLibrary, createAskLibrary } from '#client/search/ask-library';
import { createLibraryReader } from '#client/search/library-reader';
import { startSearchWorker } from '../platform/start-search-worker.ts';

// Everything heavy behind the library: storage, packs, search. `library.svelte.ts` loads it when it is
// first asked for something, so that a page which came whole from the server does not wait for it.
export { downloadPacks, progressOf } from '#client/search/download-packs';
export { ContentError, fetchManifest } from '#client/search/fetch-content';
export { canUnpack } from '#client/search/pack-tools';

export const store = openContentStore();

const reader = createLibraryReader(store);

/** In a worker of its own: packs are large. */
export const askPacks: AskLibrary = createAskLibrary(startSearchWorker, () => reader);

/** Without packs there is nothing heavy to answer, and a reader who never downloads pays for no worker. */
export const askHere: AskLibrary = (question) => answerQuestion(reader, question);
