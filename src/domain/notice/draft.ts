import { articleAnchor } from './article.ts';
import type { Block, Notice, NoticeHeader, NoticeLanguage } from './notice.ts';
import { resolveCitation } from './laws.ts';
import { linkCitations, linkEnglishCitations } from './link-citations.ts';
import { markParts } from './parts.ts';
import { plainTextToBlocks } from './plain-source.ts';
import { markdownToBlocks } from './markdown.ts';

/** A notice as somebody hands it in: everything but its number and its times. */
export interface NoticeDraft
	extends
		Omit<NoticeHeader, 'number' | 'languages'>,
		Pick<Notice, 'source' | 'items' | 'citations' | 'corrections'> {
	/** Name in the place it comes from: the same one again is a correction, not a second notice. */
	sourceId: string;
	/** Only the demonstration texts bring their own. */
	number?: number;
	format: 'plain' | 'markdown';
	text: { zh: string | null; en: string | null };
}

/** English ids have a letter of their own, so that both languages of one notice can be on one page. */
const englishPrefix = 'e-';

/** The notice that a draft becomes: the tree of its text, with its parts and its citations. */
export function draftToNotice(
	draft: NoticeDraft,
	given: Pick<Notice, 'number' | 'publishedAt' | 'updatedAt'>
): Notice {
	const { sourceId: _sourceId, format, text, ...rest } = draft;
	const citing = { ...draft, date: draft.date || given.publishedAt.slice(0, 10) };
	const read = (words: string, prefix?: string) =>
		markParts(textToBlocks(words, format, prefix), draft.kind);
	const zh = linkCitations(text.zh === null ? [] : read(text.zh), citing);
	const en: Block[] | null =
		text.en === null ? null : linkEnglishCitations(read(text.en, englishPrefix), citing.date);
	return {
		...rest,
		...given,
		citations: draft.kind === 'law' ? draft.citations : addCitations(draft, zh.citations),
		languages: languagesOf(draft),
		body: { zh: zh.blocks, en }
	};
}

/** A source text as the tree a reader sees. */
export function textToBlocks(
	text: string,
	format: NoticeDraft['format'],
	prefix?: string
): Block[] {
	return (format === 'markdown' ? markdownToBlocks : plainTextToBlocks)(text, prefix);
}

/** What the author listed, then what else the text names: a reader is warned of each law that ends. */
function addCitations(
	{ citations, date }: NoticeDraft,
	found: Notice['citations']
): Notice['citations'] {
	const keyOf = (one: Notice['citations'][number]) =>
		`${resolveCitation(one, date)?.law ?? one.law} ${articleAnchor(one.article) ?? one.article}`;
	const listed = new Set(citations.map(keyOf));
	return [...citations, ...found.filter((one) => !listed.has(keyOf(one)))];
}

export function languagesOf({ text }: Pick<NoticeDraft, 'text'>): NoticeLanguage[] {
	return (['zh', 'en'] as const).filter((language) => text[language] !== null);
}
