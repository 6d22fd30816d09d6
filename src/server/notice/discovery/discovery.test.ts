import { describe, expect, it, vi } from 'vitest';
import { hostileTexts } from '../../../../tests/support/hostile-text.ts';
import { makeDraft } from '../../../../tests/support/notices.ts';
import { draftToNotice } from '../../../domain/notice/draft.ts';
import type { Core } from '../../core.ts';
import { createLog } from '../../log.ts';
import { createDiscovery } from './create-discovery.ts';
import { atomFeed, sitemap, sitemapIndex, xml } from './feed-texts.ts';
import { noticeHead } from './notice-head.ts';

const origin = 'https://faqiao.example';

describe('feeds', () => {
	it('hold hostile titles as words', () => {
		for (const title of [...hostileTexts(), '\u0000\u0008坏\u001f', ']]>']) {
			const entry = {
				...{ number: 1, kind: 'law', title, issuer: title, summary: title },
				...{ publishedAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-02T00:00:00.000Z' }
			};
			const text = atomFeed(origin, [entry]);
			const tags = [...text.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag]) => tag);
			expect(new Set(tags)).toEqual(
				new Set(
					'feed id title link updated entry published author name category summary'.split(' ')
				)
			);
			expect(/\p{Cc}/u.test(text.replaceAll(/[\t\n]/g, ''))).toBe(false);
		}
		expect(xml(`a<b>&"'`)).toBe('a&lt;b&gt;&amp;&quot;&#39;');
	});

	it('sitemaps name every address once', () => {
		expect(sitemapIndex(origin, 2).match(/<sitemap>/g)).toHaveLength(2);
		expect(
			sitemap(origin, ['/'], [{ number: 7, updatedAt: '2026-01-02T00:00:00.000Z' }])
		).toContain('<loc>https://faqiao.example/notices/7</loc><lastmod>2026-01-02');
	});
});

describe('the head of a notice', () => {
	it('is left out where the database cannot be asked, and the log says so', async () => {
		const log = createLog('silent');
		const warned = vi.spyOn(log, 'warn');
		const find = () => Promise.reject(new Error('the database is gone'));
		const core = { config: { origin }, log } as unknown as Core;
		expect(await createDiscovery(core, { find }).head('9')).toBeNull();
		expect(warned).toHaveBeenCalledOnce();
	});

	it('names the one address and the languages, and its data cannot end the element', () => {
		const draft = makeDraft('one', {
			title: { zh: '</script><script>alert(1)</script>', en: 'Title' },
			text: { zh: '文', en: 'text' }
		});
		const times = { publishedAt: '2026-01-01', updatedAt: '2026-01-02' };
		const head = noticeHead(origin, draftToNotice(draft, { number: 9, ...times }));
		expect(head.links).toBe(
			'<https://faqiao.example/notices/9>; rel="canonical", <https://faqiao.example/notices/9>; rel="alternate"; hreflang="zh-CN", <https://faqiao.example/notices/9?lang=en>; rel="alternate"; hreflang="en", <https://faqiao.example/notices/9>; rel="alternate"; hreflang="x-default"'
		);
		expect(head.data.match(/<\/?script/g)).toHaveLength(2);
		const json = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(head.data)?.[1] ?? '';
		expect(JSON.parse(json)).toMatchObject({ '@type': 'Legislation', name: draft.title.zh });
	});
});
