import { openContentStore } from '#client/db/content-store';
import { downloadPacks } from '#client/search/download-packs';
import { startPage } from './page.ts';

/** What `client/state/library` does on a press of the button. */
startPage(async ({ publicKey }, noteFirst) => {
	const store = openContentStore();
	const tools = {
		fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
		now: () => Date.now(),
		pageKey: publicKey,
		locks: navigator.locks
	};
	let stored = 0;
	const end = await downloadPacks(store, tools, new AbortController().signal, (progress) => {
		stored = progress.storedNotices;
		if (stored > 0) noteFirst();
	});
	if (end.state !== 'complete') throw new Error(JSON.stringify(end));
	return stored;
});
