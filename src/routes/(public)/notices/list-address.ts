import type { ListFilters, ListQuery } from '#client/state/list-notices';

/** Address of the list for a query; what is not asked is left out, so that a shared link stays short. */
export function listAddress({
	q,
	kind,
	filters,
	cursor,
	isNarrowing = false
}: Partial<ListQuery> & {
	/** With the fields of the filters, also while they are empty. */
	isNarrowing?: boolean;
}): string {
	const params = new URLSearchParams();
	if (q) params.set('q', q);
	if (kind) params.set('kind', kind);
	for (const [name, value] of Object.entries(filters ?? {})) params.set(name, String(value));
	if (isNarrowing) params.set('filter', 'open');
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

const longestPlace = 40;

/** An empty field of the form, or a value no form of ours sends, is not asked. */
export function readFilters(params: URLSearchParams): ListFilters {
	const filters: ListFilters = {};
	const domain = params.get('domain') ?? '';
	if (/^D([1-9]|10)$/.test(domain)) filters.domain = domain;
	const place = params.get('place')?.trim().slice(0, longestPlace);
	if (place) filters.place = place;
	for (const name of ['from', 'to'] as const) {
		const day = params.get(name) ?? '';
		if (/^\d{4}-\d{2}-\d{2}$/.test(day)) filters[name] = day;
	}
	if (params.get('inForce') === 'true') filters.inForce = true;
	return filters;
}
