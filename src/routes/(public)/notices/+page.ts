import { noticeKinds, type NoticeKind } from '#domain/notice/notice';
import { listNotices } from '#client/state/list-notices';
import type { PageLoad } from './$types';

const longestQuery = 100;

export const load: PageLoad = async ({ url, fetch }) => {
	const asked = url.searchParams.get('kind');
	const kind: NoticeKind | null = noticeKinds.find((one) => one === asked) ?? null;
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, longestQuery);
	const cursor = url.searchParams.get('cursor');
	return { q, kind, list: await listNotices({ q, kind, cursor }, fetch) };
};
