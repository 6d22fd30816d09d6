import { browser } from '$app/environment';
import type { NoticeHeader } from '#domain/notice/notice';
import { askContent, isInPage } from './ask-content.ts';
import { library } from './library.svelte.ts';

export type LeniencyAnswer =
	/** `isPart`: the server has more than it gives at once. */
	{ state: 'ready'; headers: NoticeHeader[]; isPart: boolean } | { state: 'lost' };

const path = '/api/v1/notices?kind=leniencyEntry&limit=100';

/** All entries from the device where they are here; else the newest from our server. */
export async function readLeniencyEntries(fetch: typeof globalThis.fetch): Promise<LeniencyAnswer> {
	const local = browser && !isInPage(path) ? await askDevice() : null;
	if (local && library.stored === 'complete') return local;
	const reply = await askContent(fetch, path);
	const body = reply.kind === 'answer' ? (reply.body as Partial<ListBody>) : null;
	if (Array.isArray(body?.notices)) {
		return { state: 'ready', headers: body.notices, isPart: (body.next ?? null) !== null };
	}
	return local ?? { state: 'lost' };
}

interface ListBody {
	notices: NoticeHeader[];
	next: string | null;
}

async function askDevice(): Promise<LeniencyAnswer | null> {
	try {
		await library.open();
		if (library.stored !== 'part' && library.stored !== 'complete') return null;
		const { headers } = await library.list({ kinds: ['leniencyEntry'], skip: 0, limit: 10_000 });
		return { state: 'ready', headers, isPart: false };
	} catch {
		// Storage refused by the browser: the network can still answer.
		return null;
	}
}
