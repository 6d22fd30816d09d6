import { browser } from '$app/environment';
import type { Notice } from '#domain/notice/notice';
import {
	compareVersions,
	missingVersions,
	type NoticeChanges
} from '#domain/notice/notice-changes';
import { askContent, isInPage } from './ask-content.ts';
import { library } from './library.svelte.ts';

export type ChangesView =
	| { state: 'found'; changes: NoticeChanges; from: 'server' }
	/** Made from the versions on this device; `missing` are those it does not have. */
	| { state: 'found'; changes: NoticeChanges; from: 'device'; missing: Correction[] }
	| { state: 'missing' }
	/** Neither our server nor this device has anything of it. */
	| { state: 'lost' };

type Correction = ReturnType<typeof missingVersions>[number];

/** Our server first, which has every version; what is on the device when it is silent. */
export async function readChanges(
	number: number,
	from: string | null,
	fetch: typeof globalThis.fetch
): Promise<ChangesView> {
	const query = from === null ? '' : `?${new URLSearchParams({ from })}`;
	const path = `/api/v1/notices/${number}/changes${query}`;
	const reply = await askContent(fetch, path);
	if (reply.kind === 'answer' && reply.status === 200) {
		return { state: 'found', changes: reply.body as NoticeChanges, from: 'server' };
	}
	if (reply.kind === 'answer') return { state: 'missing' };
	return (browser && !isInPage(path) && (await askDevice(number, from))) || { state: 'lost' };
}

async function askDevice(number: number, from: string | null): Promise<ChangesView | null> {
	let versions: Notice[];
	try {
		versions = await library.versions(number);
	} catch {
		// Storage refused by the browser: then nothing is here.
		return null;
	}
	const kept = versions.map(({ updatedAt, corrections, title, body }) => ({
		at: updatedAt,
		...(corrections ? { corrections } : {}),
		read: () => ({ title, body })
	}));
	const [notice] = versions;
	// A version that is not here is said to be missing, beside what can be compared.
	const changes =
		notice && (compareVersions(notice, kept, from) ?? compareVersions(notice, kept, null));
	if (!changes) return null;
	const newest = versions.find(({ updatedAt }) => updatedAt === changes.after.at) ?? notice;
	return {
		state: 'found',
		changes,
		from: 'device',
		missing: missingVersions(newest, changes.versions)
	};
}
