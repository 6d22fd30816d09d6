import { error } from '@sveltejs/kit';
import { readLaw } from '#client/state/read-law';
import { articleAnchor } from '#domain/notice/article';
import { findLaw } from '#domain/notice/laws';
import { courtDay } from '#i18n/format';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
	const article = params.article ?? '';
	const on = courtDay(new Date());
	const law = findLaw(params.law, on);
	if (!law || (article !== '' && articleAnchor(article) === null)) error(404);
	return { law, article, answer: await readLaw(law.law, article, on, fetch) };
};
