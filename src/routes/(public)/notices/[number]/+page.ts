import { error } from '@sveltejs/kit';
import { readNotice } from '#client/state/read-notice';
import type { NoticeLanguage } from '#domain/notice/notice';
import { parseQuery } from '#domain/notice/search/query';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
	depends('app:notice');
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404);
	const view = await readNotice(Number(params.number), fetch);
	if (view.state === 'missing') error(404);
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const asked = url.searchParams.get('text');
	const text: NoticeLanguage | null = asked === 'zh' || asked === 'en' ? asked : null;
	return {
		view,
		q,
		terms: q ? parseQuery(q).map((term) => term.text) : [],
		/** Language of the text, when the person chose one that is not the page's. */
		text
	};
};
