import type { NoticeTable } from '../db/schema.ts';
import type { NoticeDraft } from '../../domain/notice/draft.ts';

/** A draft as it is published: with its number, its times and the pack that has its text. */
export interface NoticeWrite {
	draft: NoticeDraft;
	number: number;
	rev: number;
	hash: string;
	packSha: string;
	publishedAt: string;
	updatedAt: string;
}

/** Parts of a draft that nothing selects by: one JSON column. */
type DetailFields =
	| 'category'
	| 'domains'
	| 'items'
	| 'citations'
	| 'supersededBy'
	| 'facts'
	| 'place'
	| 'reviewOn'
	| 'corrections';

/** Columns a draft is read back from, but for its texts, which are long. */
export const draftColumns = [
	'source_id',
	'kind',
	'title_zh',
	'title_en',
	'issuer',
	'date',
	'source',
	'effective_from',
	'effective_to',
	'expired',
	'details',
	'format'
] as const;

export function writeToRow({ draft, ...write }: NoticeWrite): NoticeTable {
	const { category, domains, items, citations, supersededBy, facts } = draft;
	const { place, reviewOn, corrections } = draft;
	return {
		number: write.number,
		source_id: draft.sourceId,
		rev: write.rev,
		status: 'published',
		kind: draft.kind,
		title_zh: draft.title.zh,
		title_en: draft.title.en,
		issuer: draft.issuer,
		date: draft.date,
		source: draft.source,
		effective_from: draft.effectiveFrom,
		effective_to: draft.effectiveTo,
		expired: draft.expired ? 1 : 0,
		details: JSON.stringify({
			...{ category, domains, items, citations, supersededBy, facts },
			...{ place, reviewOn, corrections }
		}),
		format: draft.format,
		text_zh: draft.text.zh,
		text_en: draft.text.en,
		hash: write.hash,
		pack_sha: write.packSha,
		published_at: write.publishedAt,
		updated_at: write.updatedAt,
		withdrawn_at: null,
		withdrawn_reason: null
	};
}

/** What a stored notice was made from. */
export function rowToDraft(
	row: Pick<NoticeTable, (typeof draftColumns)[number] | 'text_zh' | 'text_en'>
): NoticeDraft {
	return {
		...(JSON.parse(row.details) as Pick<NoticeDraft, DetailFields>),
		sourceId: row.source_id,
		kind: row.kind as NoticeDraft['kind'],
		title: { zh: row.title_zh, en: row.title_en },
		issuer: row.issuer,
		date: row.date,
		source: row.source,
		effectiveFrom: row.effective_from,
		effectiveTo: row.effective_to,
		expired: row.expired === 1,
		format: row.format as NoticeDraft['format'],
		text: { zh: row.text_zh, en: row.text_en }
	};
}
