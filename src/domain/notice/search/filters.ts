import { type NoticeHeader, type NoticeKind, noticeStatusOn } from '../notice.ts';

/** What a reader may narrow a search to. What is left out is not asked. */
export interface SearchFilters {
	kinds?: readonly NoticeKind[];
	domains?: readonly string[];
	/** Part of the name of who issued it, or of the title: 河南, 洛阳. */
	place?: string;
	/** Plain dates, both inclusive. A notice without a date matches neither. */
	from?: string;
	to?: string;
	/** Leaves out what is repealed, not yet in force or past its review on the day of the search. */
	inForce?: boolean;
}

export function matchesFilters(header: NoticeHeader, filters: SearchFilters, on: string): boolean {
	const { kinds, domains, place, from, to, inForce } = filters;
	if (kinds && !kinds.includes(header.kind)) return false;
	if (domains && !domains.some((domain) => header.domains.includes(domain))) return false;
	if (place && !`${header.issuer} ${header.title.zh}`.includes(place)) return false;
	if (from && header.date < from) return false;
	if (to && (header.date === '' || header.date > to)) return false;
	if (!inForce) return true;
	const status = noticeStatusOn(header, on)?.status;
	return status === undefined || status === 'inForce' || status === 'ending';
}
