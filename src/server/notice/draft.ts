import { createHash } from 'node:crypto';
import type { Block, Notice, NoticeHeader, NoticeLanguage } from '../../domain/notice/notice.ts';
import { plainTextToBlocks } from '../../domain/notice/plain-source.ts';
import { markdownToBlocks } from './markdown.ts';

/** A notice as somebody hands it in: everything but its number and its times. */
export interface NoticeDraft
	extends
		Omit<NoticeHeader, 'number' | 'languages'>,
		Pick<Notice, 'source' | 'items' | 'citations'> {
	/** Name in the place it comes from: the same one again is a correction, not a second notice. */
	sourceId: string;
	/** Only the demonstration texts bring their own. */
	number?: number;
	format: 'plain' | 'markdown';
	text: { zh: string | null; en: string | null };
}

/** English ids have a letter of their own, so that both languages of one notice can be on one page. */
const englishPrefix = 'e-';

export function draftToNotice(
	draft: NoticeDraft,
	given: Pick<Notice, 'number' | 'publishedAt' | 'updatedAt'>
): Notice {
	const { sourceId: _sourceId, format, text, ...rest } = draft;
	const parse = format === 'markdown' ? markdownToBlocks : plainTextToBlocks;
	const zh: Block[] = text.zh === null ? [] : parse(text.zh);
	const en: Block[] | null = text.en === null ? null : parse(text.en, englishPrefix);
	return { ...rest, ...given, languages: languagesOf(draft), body: { zh, en } };
}

export function languagesOf({ text }: Pick<NoticeDraft, 'text'>): NoticeLanguage[] {
	return (['zh', 'en'] as const).filter((language) => text[language] !== null);
}

/** Of everything a reader can see: equal hashes mean that there is nothing to publish. */
export function hashDraft({ number: _number, ...draft }: NoticeDraft): string {
	const entries = Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
