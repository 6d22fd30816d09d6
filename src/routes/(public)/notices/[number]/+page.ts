import { error } from '@sveltejs/kit';
import { readHotlines } from '#client/state/read-hotlines';
import { type NoticeView, readNotice } from '#client/state/read-notice';
import type { Notice, NoticeLanguage } from '#domain/notice/notice';
import { loadKindParts } from './kinds/kind-parts.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
	depends('app:notice');
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404);
	const view = await readNotice(Number(params.number), fetch);
	if (view.state === 'missing') error(404);
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const asked = url.searchParams.get('text');
	const text: NoticeLanguage | null = asked === 'zh' || asked === 'en' ? asked : null;
	const found = view.state === 'found' ? view.notice : null;
	const [extras, parts, hotlines] = await Promise.all([
		extrasFor(view),
		found ? loadKindParts(found) : {},
		found?.kind === 'fraudAlert' ? readHotlines(fetch) : {}
	]);
	return {
		view,
		extras,
		parts,
		hotlines,
		q,
		terms: found && q ? await marksIn(found, q) : [],
		/** Language of the text, when the person chose one that is not the page's. */
		text
	};
};

/** A table of contents helps where the text is longer than a few screens. */
const longFrom = 30;

// Most texts are short, and are there: what the others need comes only with them.
async function extrasFor(view: NoticeView) {
	if (view.state === 'withdrawn')
		return { Withdrawn: (await import('./Withdrawn.svelte')).default };
	if (view.state === 'lost') return { NotHere: (await import('./NotHere.svelte')).default };
	if (view.state === 'missing') return {};
	const { zh, en } = view.notice.body;
	const isLong = Math.max(zh.length, en?.length ?? 0) > longFrom;
	return isLong ? { Contents: (await import('#ui/notice/Contents.svelte')).default } : {};
}

// Most readers come without a query, and need none of this.
async function marksIn(notice: Notice, q: string): Promise<string[]> {
	const { marksFor } = await import('#domain/notice/search/marks');
	return marksFor(q, notice);
}
