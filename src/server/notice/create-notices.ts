import type { Manifest } from '../../domain/notice/manifest.ts';
import type {
	Notice,
	NoticeHeader,
	NoticeKind,
	WithdrawnNotice
} from '../../domain/notice/notice.ts';
import type { SearchAnswer, SearchHit } from '../../domain/notice/search/search.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { plainDateOf } from '../../domain/time.ts';
import type { Core } from '../core.ts';
import { createContent } from './content.ts';
import { createNoticeRoutes, type NoticeRoutes } from './notice-routes.ts';

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

export interface Notices {
	/** The same, as requests and answers. */
	routes: NoticeRoutes;
	list(query: ListQuery): Promise<Result<NoticeList, 'bad_cursor'>>;
	find(
		number: number
	): Promise<
		Result<Notice, 'not_found'> | { ok: false; code: 'withdrawn'; withdrawn: WithdrawnNotice }
	>;
	manifest(): Promise<{ manifest: Manifest; etag: string }>;
	/** Bytes as they are stored on devices, or null. */
	pack(sha: string): Promise<Uint8Array | null>;
}

export const mostPerPage = 100;
/** Deeper pages of a search cost a check of all before them, and nobody reads them. */
const deepest = 2000;

export function createNotices(core: Pick<Core, 'config' | 'db' | 'now'>): Notices {
	const content = createContent(core);
	const notices: Omit<Notices, 'routes'> = {
		list: async ({ q = '', kind, cursor, limit = 20 }) => {
			const skip = cursor === undefined ? 0 : readCursor(cursor);
			if (skip === null) return fail('bad_cursor');
			const { library } = await content.state();
			if (q.trim() === '') return ok(listHeaders(library.headers, kind, skip, limit));
			const answer = await library.search(q, {
				on: plainDateOf(core.now()),
				...(kind ? { kinds: [kind] } : {}),
				limit,
				skip
			});
			return ok({
				notices: answer.hits.map((hit) => hit.header),
				hits: answer.hits.map(({ header: _header, ...hit }) => hit),
				match: answer.match,
				total: answer.total,
				exactTotal: answer.exact,
				next: answer.hits.length < limit ? null : nextCursor(skip + limit, answer.total)
			});
		},
		find: async (number) => {
			const { library, withdrawn } = await content.state();
			const gone = withdrawn.get(number);
			if (gone) return { ok: false, code: 'withdrawn', withdrawn: gone };
			const notice = await library.notice(number);
			return notice ? ok(notice) : fail('not_found');
		},
		manifest: content.manifest,
		pack: async (sha) => (/^[0-9a-f]{64}$/.test(sha) ? content.files.read(sha) : null)
	};
	return { ...notices, routes: createNoticeRoutes(notices) };
}

function listHeaders(
	headers: NoticeHeader[],
	kind: NoticeKind | undefined,
	skip: number,
	limit: number
): NoticeList {
	const wanted = kind ? headers.filter((header) => header.kind === kind) : headers;
	return {
		notices: wanted.slice(skip, skip + limit),
		total: wanted.length,
		exactTotal: true,
		next: nextCursor(skip + limit, wanted.length, Infinity)
	};
}

function readCursor(cursor: string): number | null {
	return /^p[0-9]{1,7}$/.test(cursor) ? Number(cursor.slice(1)) : null;
}

function nextCursor(skip: number, total: number, deepestPage = deepest): string | null {
	return skip < total && skip < deepestPage ? `p${skip}` : null;
}
