import { noticeKinds, type NoticeKind } from '#domain/notice/notice';
import { listNotices } from '#client/state/list-notices';
import { readFilters } from './list-address.ts';
import type { PageLoad } from './$types';

const longestQuery = 100;

export const load: PageLoad = async ({ url, fetch }) => {
	const asked = url.searchParams.get('kind');
	const kind: NoticeKind | null = noticeKinds.find((one) => one === asked) ?? null;
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, longestQuery);
	const cursor = url.searchParams.get('cursor');
	const filters = readFilters(url.searchParams);
	const isNarrowing = url.searchParams.has('filter') || Object.keys(filters).length > 0;
	const [Filters, list, lists] = await Promise.all([
		// Most people only search.
		isNarrowing ? import('./FilterFields.svelte').then((module) => module.default) : null,
		listNotices({ q, kind, filters, cursor }, fetch),
		kind === 'leniencyEntry' && q === ''
			? import('./lists/load-lists.ts').then(
					({ loadLists }) => loadLists(url.searchParams, fetch),
					// Our own script did not come: the plain rows are there.
					() => null
				)
			: null
	]);
	return { q, kind, filters, Filters, list, lists };
};
