import { error, redirect } from '@sveltejs/kit';
import { readChanges } from '#client/state/read-changes';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch }) => {
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404);
	const number = Number(params.number);
	const view = await readChanges(number, url.searchParams.get('from'), fetch);
	// Withdrawn, or never there: the notice's own page says which.
	if (view.state === 'missing') redirect(307, `/notices/${number}`);
	return { number, view };
};
