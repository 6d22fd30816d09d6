import { noticeStatusOn, type NoticeHeader } from '#domain/notice/notice';

export interface ListFilter {
	/** By their Chinese names, which are the same in both languages of the page. */
	region: string;
	authority: string;
}

export interface LeniencyList {
	name: { zh: string; en: string | null };
	/** Applicable ones first, then by number. */
	entries: NoticeHeader[];
}

/** Entries as the lists they stand on, however many lists a place has. Entries without data are left out. */
export function toLists(
	headers: readonly NoticeHeader[],
	{ region, authority }: ListFilter,
	on: string
): LeniencyList[] {
	const lists = new Map<string, LeniencyList>();
	for (const header of headers) {
		const facts = header.facts?.leniencyEntry;
		if (!facts) continue;
		if (region !== '' && facts.region.zh !== region) continue;
		if (authority !== '' && facts.authority.zh !== authority) continue;
		const list = lists.get(facts.list.zh) ?? { name: facts.list, entries: [] };
		list.entries.push(header);
		lists.set(facts.list.zh, list);
	}
	for (const { entries } of lists.values()) {
		entries.sort((a, b) => Number(isPast(a, on)) - Number(isPast(b, on)) || a.number - b.number);
	}
	return [...lists.values()].sort((a, b) => b.entries.length - a.entries.length);
}

function isPast(header: NoticeHeader, on: string): boolean {
	return noticeStatusOn(header, on)?.status === 'repealed';
}

/** What one can choose from, each once. */
export function choicesOf(
	headers: readonly NoticeHeader[],
	field: 'region' | 'authority'
): Array<{ zh: string; en: string | null }> {
	const found = new Map(
		headers.flatMap(({ facts }) => {
			const value = facts?.leniencyEntry?.[field];
			return value ? [[value.zh, value] as const] : [];
		})
	);
	return [...found.values()];
}

export function leniencyListsAddress({ region = '', authority = '' }: Partial<ListFilter>): string {
	const params = new URLSearchParams({ kind: 'leniencyEntry' });
	if (region) params.set('region', region);
	if (authority) params.set('authority', authority);
	return `/notices?${params}`;
}
