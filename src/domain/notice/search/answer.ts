import type { NoticeHeader, NoticeKind, NoticeLanguage } from '../notice.ts';
import type { Pack } from '../pack.ts';
import type { PassageField } from './segment.ts';

/** A pack as a search sees it: some of its notices may have been replaced or withdrawn. */
export interface SearchPack {
	pack: Pack;
	isLive(position: number): boolean;
}

export interface SearchOptions {
	/** Plain date of today, for in-force before repealed. */
	on: string;
	kinds?: readonly NoticeKind[];
	/** Hits, one per notice. */
	limit: number;
	/** Hits to leave out from the front: the next page. */
	skip?: number;
}

/** Text around the match; ranges are `[start, end)` in this text. */
export interface Snippet {
	text: string;
	ranges: Array<[number, number]>;
}

/** The best passage of one notice. */
export interface SearchHit {
	number: number;
	header: NoticeHeader;
	/** Block to open the notice at; `title` for its top. */
	passageId: string;
	field: PassageField;
	language: NoticeLanguage;
	score: number;
	snippet: Snippet;
	/** Other passages of the same notice that match. */
	others: number;
}

export interface SearchAnswer {
	hits: SearchHit[];
	/** Notices that match. An upper bound unless `exact`. */
	total: number;
	exact: boolean;
	/** `all`: every term in one passage. `notice`: every term somewhere in it. `some`: the nearest there is. */
	match: 'all' | 'notice' | 'some';
}
