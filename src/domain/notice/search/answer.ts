import type { NoticeHeader, NoticeLanguage } from '../notice.ts';
import type { Pack } from '../pack.ts';
import type { SearchFilters } from './filters.ts';
import type { PassageField } from './segment.ts';

/** A pack as a search sees it: some of its notices may have been replaced or withdrawn. */
export interface SearchPack {
	pack: Pack;
	isLive(position: number): boolean;
}

export interface SearchOptions extends SearchFilters {
	/** Plain date of today, for in-force before repealed. */
	on: string;
	/** What a hit is: a notice by its best passage, or each passage for itself. */
	unit?: 'notice' | 'passage';
	limit: number;
	/** Hits to leave out from the front: the next page. */
	skip?: number;
}

/** Text around the match; ranges are `[start, end)` in this text. */
export interface Snippet {
	text: string;
	ranges: Array<[number, number]>;
}

export interface SearchHit {
	number: number;
	header: NoticeHeader;
	/** Block to open the notice at; `title` for its top. */
	passageId: string;
	field: PassageField;
	language: NoticeLanguage;
	score: number;
	snippet: Snippet;
	/** Other passages of the same notice that match; 0 where each passage is a hit, or nearly matches. */
	others: number;
}

export interface SearchAnswer {
	hits: SearchHit[];
	/** Hits there are in all. An upper bound unless `exact`. */
	total: number;
	exact: boolean;
	/** `all`: every term in one passage. `notice`: every term somewhere in it. `some`: the nearest there is. */
	match: 'all' | 'notice' | 'some';
	/** What to mark in the texts, folded. */
	marks: string[];
}
