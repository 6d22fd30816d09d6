import type { Core } from '../../core.ts';
import { etagOf, isKnown } from '../../http/etag.ts';
import { readNoticeNumber } from '../notice-number.ts';
import type { NoticeReader } from '../notice-reader.ts';
import { atomFeed, jsonFeed, sitemap, sitemapIndex } from './feed-texts.ts';
import { countPublished, findNewest, findSitemapPart } from './find-newest.ts';
import { noticeHead, type NoticeHead } from './notice-head.ts';

/** What machines of others find the public notices by. */
export interface Discovery {
	atom(request: Request): Promise<Response>;
	json(request: Request): Promise<Response>;
	/** The list of parts. */
	sitemaps(request: Request): Promise<Response>;
	sitemap(request: Request, part: string): Promise<Response>;
	robots(): Response;
	/** What the page of a notice says about itself to them; null for none. */
	head(number: string): Promise<NoticeHead | null>;
}

const feedLength = 50;
/** A sitemap may have 50,000 addresses; smaller ones are quicker to make and to read. */
const partSize = 20_000;
const publicPages = ['/', '/notices', '/self-check', '/help'];

export function createDiscovery(
	{ config, db, log }: Pick<Core, 'config' | 'db' | 'log'>,
	notices: Pick<NoticeReader, 'find'>
): Discovery {
	const { origin } = config;
	const newest = () => findNewest(db, feedLength);
	return {
		atom: async (request) =>
			answer(request, 'application/atom+xml', atomFeed(origin, await newest())),
		json: async (request) =>
			answer(request, 'application/feed+json', JSON.stringify(jsonFeed(origin, await newest()))),
		sitemaps: async (request) => {
			const parts = Math.max(1, Math.ceil((await countPublished(db)) / partSize));
			return answer(request, 'application/xml', sitemapIndex(origin, parts));
		},
		sitemap: async (request, part) => {
			if (!/^[1-9][0-9]{0,3}$/.test(part)) return new Response(null, { status: 404 });
			const entries = await findSitemapPart(db, Number(part), partSize);
			if (entries.length === 0 && part !== '1') return new Response(null, { status: 404 });
			const pages = part === '1' ? publicPages : [];
			return answer(request, 'application/xml', sitemap(origin, pages, entries));
		},
		robots: () =>
			new Response(
				`User-agent: *\nDisallow: /api/\nDisallow: /staff\nDisallow: /requests\nDisallow: /outbox\nDisallow: /inbox\nSitemap: ${origin}/sitemap.xml\n`,
				{ headers: { 'content-type': 'text/plain; charset=utf-8' } }
			),
		head: async (text) => {
			const number = readNoticeNumber(text);
			if (number === null) return null;
			try {
				const found = await notices.find(number);
				return found.ok ? noticeHead(origin, found.value) : null;
			} catch (error) {
				// Without its database the page still comes: the phone has the text.
				log.warn({ err: error, number }, 'no head for the page of a notice');
				return null;
			}
		}
	};
}

/** Asked again each time, so that what was withdrawn is gone from every reader that asks. */
function answer(request: Request, type: string, body: string): Response {
	const headers = { etag: etagOf(body), 'cache-control': 'no-cache' };
	if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });
}
