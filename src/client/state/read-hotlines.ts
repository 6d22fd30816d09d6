import { browser } from '$app/environment';
import { hotlineKeys, type Hotlines } from '#domain/notice/hotlines';
import { askContent, isInPage } from './ask-content.ts';
import { library } from './library.svelte.ts';

const path = '/api/v1/hotlines';

/** The operator's lines: as the manifest on this device has them, else from our server; none when it is silent. */
export async function readHotlines(fetch: typeof globalThis.fetch): Promise<Hotlines> {
	if (browser && !isInPage(path)) {
		await library.open();
		if (library.manifest?.hotlines) return library.manifest.hotlines;
	}
	const reply = await askContent(fetch, path);
	return reply.kind === 'answer' && reply.status === 200 ? onlyLines(reply.body) : {};
}

function onlyLines(body: unknown): Hotlines {
	const given = body as Record<string, unknown>;
	const lines: Hotlines = {};
	for (const key of hotlineKeys) {
		const number = given[key];
		if (typeof number === 'string') lines[key] = number;
	}
	return lines;
}
