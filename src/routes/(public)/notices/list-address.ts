import type { ListQuery } from '#client/state/list-notices';

/** Address of the list for a query; what is not asked is left out, so that a shared link stays short. */
export function listAddress({ q, kind, cursor }: Partial<ListQuery>): string {
	const params = new URLSearchParams();
	if (q) params.set('q', q);
	if (kind) params.set('kind', kind);
	if (cursor) params.set('cursor', cursor);
	const query = params.toString();
	return query ? `/notices?${query}` : '/notices';
}

/** Opens at the passage that was found, with the words marked. */
export function noticeAddress(number: number, q: string, passageId: string | null): string {
	const query = q ? `?${new URLSearchParams({ q })}` : '';
	const hash = passageId && passageId !== 'title' ? `#${passageId}` : '';
	return `/notices/${number}${query}${hash}`;
}
