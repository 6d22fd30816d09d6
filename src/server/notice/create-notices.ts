import type { NoticeHeader, NoticeKind } from '../../domain/notice/notice.ts';
import { fail, ok } from '../../domain/result.ts';
import { plainDateOf } from '../../domain/time.ts';
import type { Core } from '../core.ts';
import { createContent } from './content.ts';
import type { NoticeList, NoticeReader } from './notice-reader.ts';
import { createNoticeRoutes, type NoticeRoutes } from './notice-routes.ts';

export interface Notices extends NoticeReader {
	/** The same, as requests and answers. */
	routes: NoticeRoutes;
}

/** Deeper pages of a search cost a check of all before them, and nobody reads them. */
const deepest = 2000;

export function createNotices(core: Pick<Core, 'config' | 'db' | 'now'>): Notices {
	const content = createContent(core);
	const notices: NoticeReader = {
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
