import { browser } from '$app/environment';
import type { Notice, WithdrawnNotice } from '#domain/notice/notice';
import { askContent, isInPage } from './ask-content.ts';
import { library } from './library.svelte.ts';

export type NoticeView =
	| { state: 'found'; notice: Notice; from: 'server' | 'pack' | 'kept'; storedAt: number | null }
	| { state: 'withdrawn'; number: number; withdrawn: WithdrawnNotice | null }
	| { state: 'missing' }
	/** Neither the device nor our server could say anything. */
	| { state: 'lost'; number: number; code: 'unreachable' | 'not_ours' };

/** The device first, then our server for three seconds, then what was read before. */
export async function readNotice(
	number: number,
	fetch: typeof globalThis.fetch
): Promise<NoticeView> {
	const path = `/api/v1/notices/${number}`;
	const local = browser && !isInPage(path) ? await askDevice(number) : null;
	if (local?.state === 'withdrawn') return { ...local, number };
	if (local?.state === 'found' && local.from === 'pack') return local;

	const reply = await askContent(fetch, path);
	if (reply.kind === 'lost') {
		return local?.state === 'found' ? local : { state: 'lost', number, code: reply.code };
	}
	if (reply.status === 200 && isNotice(reply.body, number)) {
		const notice = reply.body;
		// Best effort: a full disk must not keep anybody from reading what has just arrived.
		if (browser) void library.keep(notice, Date.now()).catch(() => {});
		return { state: 'found', notice, from: 'server', storedAt: null };
	}
	if (reply.status === 410) {
		if (browser) void library.forget(number).catch(() => {});
		return { state: 'withdrawn', number, withdrawn: readWithdrawn(reply.body, number) };
	}
	if (reply.status === 404) return { state: 'missing' };
	return local?.state === 'found' ? local : { state: 'lost', number, code: 'not_ours' };
}

async function askDevice(number: number) {
	try {
		return await library.notice(number);
	} catch {
		// Storage refused by the browser: the network can still answer.
		return null;
	}
}

function isNotice(body: unknown, number: number): body is Notice {
	const notice = body as Partial<Notice>;
	return notice.number === number && typeof notice.body === 'object';
}

function readWithdrawn(body: unknown, number: number): WithdrawnNotice | null {
	const { withdrawn } = body as { withdrawn?: WithdrawnNotice };
	return withdrawn?.number === number ? withdrawn : null;
}
