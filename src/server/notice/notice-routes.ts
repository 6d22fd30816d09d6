import { createHash } from 'node:crypto';
import type { Problem } from '../../domain/sync/wire.ts';
import type { NoticeReader } from './notice-reader.ts';
import { readListQuery } from './read-list-query.ts';

/** The public reading API as requests and answers, so that route files only hand over. */
export interface NoticeRoutes {
	list(request: Request): Promise<Response>;
	find(request: Request, number: string): Promise<Response>;
	manifest(request: Request): Promise<Response>;
	pack(request: Request, sha: string): Promise<Response>;
}

/** Asked again each time, answered 304 when nothing changed: a withdrawn text must not live on in a cache. */
const fresh = 'no-cache';

export function createNoticeRoutes(notices: NoticeReader): NoticeRoutes {
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
		find: async (request, number) => {
			const found = /^[1-9][0-9]{0,8}$/.test(number)
				? await notices.find(Number(number))
				: ({ ok: false, code: 'not_found' } as const);
			if (found.ok) return publicJson(request, found.value);
			if (found.code === 'not_found') {
				return problem(404, 'not_found', 'There is no notice with this number.');
			}
			return Response.json(
				{
					code: 'withdrawn',
					message: 'This notice was withdrawn.',
					withdrawn: found.withdrawn
				},
				{ status: 410, headers: { 'cache-control': fresh } }
			);
		},
		manifest: async (request) => {
			const { manifest, etag } = await notices.manifest();
			return withEtag(request, etag, () => JSON.stringify(manifest));
		},
		pack: async (request, sha) => {
			const headers = {
				etag: `"${sha}"`,
				'cache-control': 'public, max-age=31536000, immutable, no-transform',
				'content-type': 'application/octet-stream'
			};
			const bytes = await notices.pack(sha);
			if (!bytes) return problem(404, 'not_found', 'There is no such pack.');
			if (matches(request, headers.etag)) return new Response(null, { status: 304, headers });
			return new Response(bytes as Uint8Array<ArrayBuffer>, {
				headers: { ...headers, 'content-length': String(bytes.length) }
			});
		}
	};
}

function publicJson(request: Request, body: object): Response {
	const json = JSON.stringify(body);
	const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`;
	return withEtag(request, etag, () => json);
}

function withEtag(request: Request, etag: string, body: () => string): Response {
	const headers = { etag, 'cache-control': fresh };
	if (matches(request, etag)) return new Response(null, { status: 304, headers });
	return new Response(body(), {
		headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
	});
}

// A proxy that compresses marks the tag as weak; the content is still the same.
function matches(request: Request, etag: string): boolean {
	const asked = request.headers.get('if-none-match') ?? '';
	return asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function problem(status: number, code: string, message: string, field?: string): Response {
	const body: Problem = { code, message, ...(field === undefined ? {} : { field }) };
	return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
