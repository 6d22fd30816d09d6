import { formatCitation } from '#domain/notice/cite';
import type { Notice, NoticeLanguage } from '#domain/notice/notice';
import { placeName } from '#domain/notice/place-name';
import { printedContent, printLength } from '#domain/notice/printed-content';
import { toLocale } from '#i18n/catalogue';
import { courtDay } from '#i18n/format';

interface Place {
	notice: Notice;
	language: NoticeLanguage;
	/** Null for the notice as a whole. */
	blockId: string | null;
}

/** Address of a notice or of one place in it, as it is passed on: without a search and without a person. */
export function addressOf({ notice, language, blockId }: Place, origin: string): string {
	const text = language === 'en' && notice.body.zh.length > 0 ? '?text=en' : '';
	return `${origin}/notices/${notice.number}${text}${blockId === null ? '' : `#${blockId}`}`;
}

export async function citationOf(place: Place, origin: string): Promise<string> {
	const { notice, language, blockId } = place;
	const bytes = new TextEncoder().encode(printedContent(notice, language));
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	const print = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return formatCitation(
		{
			header: notice,
			passage: blockId === null ? '' : placeName(notice.body[language] ?? [], blockId),
			address: addressOf(place, origin),
			readOn: courtDay(new Date()),
			print: print.slice(0, printLength)
		},
		toLocale(language)
	);
}
