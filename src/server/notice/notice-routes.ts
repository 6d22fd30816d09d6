import { articleAnchor } from '../../domain/notice/article.ts';
import type { Problem } from '../../domain/sync/wire.ts';
import { toLocale } from '../../i18n/catalogue.ts';
import { booklet as words } from '../../i18n/booklet.ts';
import { contentDisposition } from '../files/content-disposition.ts';
import { etagOf, isKnown } from '../http/etag.ts';
import type { BookletProblem, Booklets } from './booklet/create-booklets.ts';
import { readNoticeNumber } from './notice-number.ts';
import type { FoundNotice, NoticeReader } from './notice-reader.ts';
import type { Reach } from './reach/create-reach.ts';
import { readListQuery } from './read-list-query.ts';

/** The public reading API as requests and answers, so that route files only hand over. */
export interface NoticeRoutes {
	list(request: Request): Promise<Response>;
	find(request: Request, number: string): Promise<Response>;
	/** `?from=` the time of a version. */
	changes(request: Request, number: string): Promise<Response>;
	law(request: Request, law: string): Promise<Response>;
	neighbors(request: Request, number: string): Promise<Response>;
	manifest(request: Request): Promise<Response>;
	pack(request: Request, sha: string): Promise<Response>;
	/** A5, for printing. `?text=en` asks for the English text. */
	booklet(request: Request, number: string): Promise<Response>;
}

/** Asked again each time, answered 304 when nothing changed: a withdrawn text must not live on in a cache. */
const fresh = 'no-cache';

export function createNoticeRoutes(
	notices: NoticeReader,
	booklets: Booklets,
	reach: Pick<Reach, 'took' | 'tookPack'>
): NoticeRoutes {
	const findNotice = async (text: string) => {
		const number = readNoticeNumber(text);
		return number === null ? ({ ok: false, code: 'not_found' } as const) : notices.find(number);
	};
	return {
		list: async (request) => {
			const query = readListQuery(new URL(request.url).searchParams);
			if (!query.ok) {
				return 'field' in query
					? problem(400, 'invalid', `${query.field}: ${query.hint}`, query.field)
					: problem(400, 'invalid', 'The query cannot be read.');
			}
			const list = await notices.list(query.value);
			if (!list.ok) return problem(400, list.code, 'cursor: the `next` of an answer', 'cursor');
			return publicJson(request, list.value);
		},
		changes: async (request, text) => {
			const from = new URL(request.url).searchParams.get('from');
			const number = readNoticeNumber(text);
			const changes = number === null ? null : await notices.changes(number, from);
			return changes
				? publicJson(request, changes)
				: problem(404, 'not_found', 'There is no such notice or version.');
		},
		find: async (request, number) => {
			const found = await findNotice(number);
			if (!found.ok) return notThere(found);
			const answer = publicJson(request, found.value);
			// Asked again and unchanged is no second copy.
			if (answer.status === 200) reach.took(found.value.number);
			return answer;
		},
		law: async (request, law) => {
			const article = new URL(request.url).searchParams.get('article') ?? '';
			if (article !== '' && articleAnchor(article) === null) {
				return problem(400, 'invalid', 'article: a number such as 82 or 133之一', 'article');
			}
			const view = law.length <= 60 ? await notices.law(law, article) : null;
			if (!view) return problem(404, 'not_found', 'The register holds no law of this name.');
			return publicJson(request, view);
		},
		neighbors: async (request, text) => {
			const number = readNoticeNumber(text);
			const found = number === null ? null : await notices.neighbors(number);
			return found
				? publicJson(request, found)
				: problem(404, 'not_found', 'There is no notice with this number.');
		},
		manifest: async (request) => {
			const { text, etag } = await notices.manifest();
			return withEtag(request, etag, () => text);
		},
		pack: async (request, sha) => {
			const headers = {
				etag: `"${sha}"`,
				'accept-ranges': 'bytes',
				'cache-control': 'public, max-age=31536000, immutable, no-transform',
				'content-type': 'application/octet-stream'
			};
			const bytes = await notices.pack(sha);
			if (!bytes) return problem(404, 'not_found', 'There is no such pack.');
			if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });
			const start = readStart(request);
			// A download that goes on was counted when it began.
			if (start === null) {
				reach.tookPack();
				return binary(bytes, 200, headers);
			}
			const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
			return start < bytes.length
				? binary(bytes.subarray(start), 206, { ...headers, 'content-range': range })
				: new Response(null, {
						status: 416,
						headers: { 'content-range': `bytes */${bytes.length}` }
					});
		},
		booklet: async (request, number) => {
			const found = await findNotice(number);
			if (!found.ok) return notThere(found);
			const notice = found.value;
			const asked = new URL(request.url).searchParams.get('text');
			const language = asked === 'en' || notice.body.zh.length === 0 ? 'en' : 'zh';
			const made = await booklets.of(notice, language);
			if (!made.ok) return notMade[made.code]();
			const title = (language === 'en' && notice.title.en) || notice.title.zh;
			const name = words[toLocale(language)].fileName(title);
			const headers = {
				etag: `"${made.value.hash}"`,
				'cache-control': fresh,
				'content-type': 'application/pdf',
				'content-disposition': contentDisposition(`${name}.pdf`)
			};
			if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });
			reach.took(notice.number);
			return new Response(made.value.bytes as Buffer<ArrayBuffer>, { headers });
		}
	};
}

const notMade: Record<BookletProblem, () => Response> = {
	no_such_language: () => problem(404, 'not_found', 'This notice has no text in this language.'),
	too_long: () => problem(422, 'too_long', 'This text is too long for a booklet.'),
	busy: () => {
		const answer = problem(503, 'busy', 'Too many booklets are being made. Try again soon.');
		answer.headers.set('retry-after', '10');
		return answer;
	}
};

function notThere(found: Exclude<FoundNotice, { ok: true }>): Response {
	if (found.code === 'not_found') {
		return problem(404, 'not_found', 'There is no notice with this number.');
	}
	return Response.json(
		{ code: 'withdrawn', message: 'This notice was withdrawn.', withdrawn: found.withdrawn },
		{ status: 410, headers: { 'cache-control': fresh } }
	);
}

function publicJson(request: Request, body: object): Response {
	const json = JSON.stringify(body);
	return withEtag(request, etagOf(json), () => json);
}

function withEtag(request: Request, etag: string, body: () => string): Response {
	const headers = { etag, 'cache-control': fresh };
	if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
	return new Response(body(), {
		headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
	});
}

function binary(bytes: Uint8Array, status: number, headers: Record<string, string>): Response {
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		status,
		headers: { ...headers, 'content-length': String(bytes.length) }
	});
}

/** Where a download that was cut goes on (RFC 9110, 14.2). Any other range gets the whole, as it allows. */
function readStart(request: Request): number | null {
	const asked = /^bytes=([0-9]{1,12})-$/.exec(request.headers.get('range') ?? '')?.[1];
	return asked === undefined ? null : Number(asked);
}

function problem(status: number, code: string, message: string, field?: string): Response {
	const body: Problem = { code, message, ...(field === undefined ? {} : { field }) };
	return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
