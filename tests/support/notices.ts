import type { NoticeDraft } from '../../src/domain/notice/draft.ts';

/** A law of three articles unless told otherwise; `sourceId` is all that two of them must not share. */
export function makeDraft(sourceId: string, change: Partial<NoticeDraft> = {}): NoticeDraft {
	return {
		sourceId,
		kind: 'law',
		category: '地方性法规',
		title: { zh: `示例条例 ${sourceId}`, en: null },
		issuer: '云杉市(虚构)',
		date: '2026-05-01',
		source: 'test',
		domains: [],
		items: [],
		citations: [],
		effectiveFrom: '2026-06-01',
		effectiveTo: null,
		expired: false,
		supersededBy: null,
		format: 'plain',
		text: {
			zh: '第一条 为了示例，制定本条例。\n第二条 不得拖欠货款。\n第三条 本条例自公布之日起施行。',
			en: null
		},
		...change
	};
}

/** One line of an import file. */
export function makeRow(id: string, change: Record<string, unknown> = {}): string {
	return JSON.stringify({
		id,
		title: `示例规定 ${id}`,
		kind: '地方性法规',
		issuer: '云杉市(虚构)',
		date: '2026-05-01',
		source: 'test',
		valid_from: '2026-06-01',
		expired: false,
		articles: 2,
		text: `第一条 编号为${id}的规定。\n第二条 应当按时付款。`,
		...change
	});
}
