import { readLawView } from '../../domain/notice/law-view.ts';
import { neighborsIn } from '../../domain/notice/neighbors.ts';
import type { NoticeHeader } from '../../domain/notice/notice.ts';
import type { NoticeListAnswer } from '../../domain/notice/notice-list.ts';
import { matchesFilters, type SearchFilters } from '../../domain/notice/search/filters.ts';
import { fail, ok } from '../../domain/result.ts';
import { plainDateOf } from '../../domain/time.ts';
import type { Core } from '../core.ts';
import { createBooklets } from './booklet/create-booklets.ts';
import { createContent } from './content.ts';
import { findNoticeChanges } from './notice-changes.ts';
import type { NoticeReader } from './notice-reader.ts';
import { createNoticeRoutes, type NoticeRoutes } from './notice-routes.ts';
import { createReach, type Reach } from './reach/create-reach.ts';

export interface Notices extends NoticeReader {
	/** The same, as requests and answers. */
	routes: NoticeRoutes;
	reach: Reach;
}

/** Deeper pages of a search cost a check of all before them, and nobody reads them. */
const deepest = 2000;

export function createNotices(
	core: Pick<Core, 'config' | 'db' | 'log' | 'now' | 'secret'>
): Notices {
	const content = createContent(core);
	const notices: NoticeReader = {
		list: async ({ q = '', kind, domain, unit, cursor, limit = 20, ...asked }) => {
			const skip = cursor === undefined ? 0 : readCursor(cursor);
			if (skip === null) return fail('bad_cursor');
			const { library } = await content.state();
			const on = plainDateOf(core.now());
			const filters: SearchFilters = {
				...asked,
				...(kind ? { kinds: [kind] } : {}),
				...(domain ? { domains: [domain] } : {})
			};
			if (q.trim() === '') {
				const wanted = library.headers.filter((header) => matchesFilters(header, filters, on));
				return ok(pageOf(wanted, skip, limit));
			}
			const ofUnit = unit ? { unit } : {};
			const answer = await library.search(q, { ...filters, ...ofUnit, on, limit, skip });
			return ok({
				notices: answer.hits.map((hit) => hit.header),
				hits: answer.hits.map(({ header: _header, ...hit }) => hit),
				match: answer.match,
				marks: answer.marks,
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
		changes: (number, from) => findNoticeChanges(core.db, number, from),
		law: async (law, article) => {
			const { library } = await content.state();
			return readLawView(library, law, article, plainDateOf(core.now()));
		},
		neighbors: async (number) => {
			const { library } = await content.state();
			return library.header(number) && neighborsIn(library.headers, number);
		},
		manifest: content.manifest,
		publicKey: content.publicKey,
		pack: async (sha) => (/^[0-9a-f]{64}$/.test(sha) ? content.files.read(sha) : null)
	};
	const reach = createReach(core, notices);
	const routes = createNoticeRoutes(notices, createBooklets(core.config), reach);
	return { ...notices, reach, routes };
}

function pageOf(headers: NoticeHeader[], skip: number, limit: number): NoticeListAnswer {
	return {
		notices: headers.slice(skip, skip + limit),
		total: headers.length,
		exactTotal: true,
		next: nextCursor(skip + limit, headers.length, Infinity)
	};
}

function readCursor(cursor: string): number | null {
	return /^p[0-9]{1,7}$/.test(cursor) ? Number(cursor.slice(1)) : null;
}

function nextCursor(skip: number, total: number, deepestPage = deepest): string | null {
	return skip < total && skip < deepestPage ? `p${skip}` : null;
}
