import type { FeedEntry } from './find-newest.ts';

/** Text between tags or in quotes of XML; what XML cannot hold at all is left out. */
export function xml(text: string): string {
	const marks: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;'
	};
	return text
		.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
		.replace(/[&<>"']/g, (one) => marks[one] ?? '');
}

/** RFC 4287. */
export function atomFeed(origin: string, entries: readonly FeedEntry[]): string {
	const updated = entries[0]?.updatedAt ?? '1970-01-01T00:00:00.000Z';
	const items = entries.map((entry) => {
		const address = `${origin}/notices/${entry.number}`;
		return [
			'<entry>',
			`<id>${xml(address)}</id>`,
			`<title>${xml(entry.title)}</title>`,
			`<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
			`<published>${entry.publishedAt}</published>`,
			`<updated>${entry.updatedAt}</updated>`,
			`<author><name>${xml(entry.issuer || '—')}</name></author>`,
			`<category term="${xml(entry.kind)}"/>`,
			`<summary>${xml(entry.summary)}</summary>`,
			'</entry>'
		].join('');
	});
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
		`<id>${xml(origin)}/notices</id>`,
		'<title>法桥：案例与提示</title>',
		`<link rel="self" type="application/atom+xml" href="${xml(origin)}/content/notices.atom"/>`,
		`<link rel="alternate" type="text/html" href="${xml(origin)}/notices"/>`,
		`<updated>${updated}</updated>`,
		...items,
		'</feed>'
	].join('\n');
}

/** JSON Feed 1.1. */
export function jsonFeed(origin: string, entries: readonly FeedEntry[]): object {
	return {
		version: 'https://jsonfeed.org/version/1.1',
		title: '法桥：案例与提示',
		home_page_url: `${origin}/notices`,
		feed_url: `${origin}/content/notices.json`,
		language: 'zh-CN',
		items: entries.map((entry) => ({
			id: `${origin}/notices/${entry.number}`,
			url: `${origin}/notices/${entry.number}`,
			title: entry.title,
			content_text: entry.summary,
			date_published: entry.publishedAt,
			date_modified: entry.updatedAt,
			authors: [{ name: entry.issuer || '—' }],
			tags: [entry.kind]
		}))
	};
}

export interface SitemapEntry {
	number: number;
	updatedAt: string;
}

export function sitemap(
	origin: string,
	pages: readonly string[],
	notices: readonly SitemapEntry[]
): string {
	const urls = [
		...pages.map((path) => `<url><loc>${xml(origin + path)}</loc></url>`),
		...notices.map(
			({ number, updatedAt }) =>
				`<url><loc>${xml(origin)}/notices/${number}</loc><lastmod>${updatedAt}</lastmod></url>`
		)
	];
	return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`;
}

export function sitemapIndex(origin: string, parts: number): string {
	const maps = Array.from(
		{ length: parts },
		(_, part) => `<sitemap><loc>${xml(origin)}/content/sitemaps/${part + 1}</loc></sitemap>`
	);
	return `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>`;
}
