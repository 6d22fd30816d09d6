import type { Notice } from '../../../domain/notice/notice.ts';

/** What a notice's page says about itself to machines. A phone that renders the page itself never needs it. */
export interface NoticeHead {
	/** Value of the `Link` header: the one address, and the page in each language there is. */
	links: string;
	/** JSON-LD as an element. It is data: no browser runs it, and no mark in it can end it. */
	data: string;
}

export function noticeHead(origin: string, notice: Notice): NoticeHead {
	const address = `${origin}/notices/${notice.number}`;
	const languages = notice.languages.map((language) => (language === 'zh' ? 'zh-CN' : 'en'));
	const links = [
		`<${address}>; rel="canonical"`,
		...languages.map(
			(lang) =>
				`<${address}${lang === 'en' ? '?lang=en' : ''}>; rel="alternate"; hreflang="${lang}"`
		),
		`<${address}>; rel="alternate"; hreflang="x-default"`
	];
	const isLaw = notice.kind === 'law';
	const data = {
		'@context': 'https://schema.org',
		'@type': isLaw ? 'Legislation' : 'Article',
		...(isLaw ? { name: notice.title.zh } : { headline: notice.title.zh }),
		...(notice.title.en ? { alternativeHeadline: notice.title.en } : {}),
		url: address,
		identifier: String(notice.number),
		inLanguage: languages,
		datePublished: notice.publishedAt,
		dateModified: notice.updatedAt,
		...(notice.issuer ? { author: { '@type': 'Organization', name: notice.issuer } } : {}),
		isAccessibleForFree: true
	};
	const json = JSON.stringify(data).replace(
		/[<>&\u2028\u2029]/g,
		(mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
	return {
		links: links.join(', '),
		data: `<script type="application/ld+json">${json}</script>`
	};
}
