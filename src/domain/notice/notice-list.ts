import type { NoticeHeader } from './notice.ts';
import type { SearchAnswer, SearchHit } from './search/search.ts';

/** Body of `GET /api/v1/notices`. */
export interface NoticeListAnswer {
	notices: NoticeHeader[];
	/** In the order of `notices`; there only for a search. */
	hits?: Array<Omit<SearchHit, 'header'>>;
	/** For a search: whether every term stands in one passage, in one notice, or these are the nearest. */
	match?: SearchAnswer['match'];
	/** For a search: what to mark in the texts, folded. */
	marks?: string[];
	total: number;
	/** False when `total` is an upper bound. */
	exactTotal: boolean;
	next: string | null;
}
