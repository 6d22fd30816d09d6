import { browser } from '$app/environment';
import type { LawView } from '#domain/notice/law-view';
import { askContent, isInPage } from './ask-content.ts';
import { library } from './library.svelte.ts';

export type LawAnswer =
	| { state: 'ready'; view: LawView; from: 'server' | 'device' }
	| { state: 'unknown' }
	/** Neither the device nor our server could say more than the register does. */
	| { state: 'lost' };

/** The device where it has everything, else our server for three seconds, else what is here. */
export async function readLaw(
	law: string,
	article: string,
	on: string,
	fetch: typeof globalThis.fetch
): Promise<LawAnswer> {
	const query = article === '' ? '' : `?${new URLSearchParams({ article })}`;
	const path = `/api/v1/laws/${encodeURIComponent(law)}${query}`;
	const local = browser && !isInPage(path) ? await askDevice(law, article, on) : null;
	if (local && library.stored === 'complete') return local;
	const reply = await askContent(fetch, path);
	if (reply.kind === 'answer' && reply.status === 404) return { state: 'unknown' };
	if (reply.kind === 'answer' && reply.status === 200 && isView(reply.body)) {
		return { state: 'ready', view: reply.body, from: 'server' };
	}
	return local ?? { state: 'lost' };
}

async function askDevice(law: string, article: string, on: string): Promise<LawAnswer | null> {
	try {
		const view = await library.law(law, article, on);
		return view ? { state: 'ready', view, from: 'device' } : { state: 'unknown' };
	} catch {
		// Storage refused by the browser: the network can still answer.
		return null;
	}
}

function isView(body: unknown): body is LawView {
	return Array.isArray((body as Partial<LawView>).citing);
}
