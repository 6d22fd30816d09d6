import type { Manifest } from '../../domain/notice/manifest.ts';
import type {
	Notice,
	NoticeHeader,
	NoticeKind,
	WithdrawnNotice
} from '../../domain/notice/notice.ts';
import type { SearchAnswer, SearchHit } from '../../domain/notice/search/search.ts';
import type { Result } from '../../domain/result.ts';

export const mostPerPage = 100;

export interface ListQuery {
	q?: string;
	kind?: NoticeKind;
	/** From the last answer's `next`; anything else is refused. */
	cursor?: string;
	limit?: number;
}

export interface NoticeList {
	notices: NoticeHeader[];
	/** In the order of `notices`; there only when `q` was asked. */
	hits?: Array<Omit<SearchHit, 'header'>>;
	/** For `q`: whether every term stands in one passage, in one notice, or these are the nearest. */
	match?: SearchAnswer['match'];
	total: number;
	/** False when `total` is an upper bound. */
	exactTotal: boolean;
	next: string | null;
}

/** Reading the public content, as values. */
export interface NoticeReader {
	list(query: ListQuery): Promise<Result<NoticeList, 'bad_cursor'>>;
	find(number: number): Promise<FoundNotice>;
	manifest(): Promise<{ manifest: Manifest; etag: string }>;
	/** Bytes as they are stored on devices, or null. */
	pack(sha: string): Promise<Uint8Array | null>;
}

export type FoundNotice =
	Result<Notice, 'not_found'> | { ok: false; code: 'withdrawn'; withdrawn: WithdrawnNotice };
