import type { Notice, NoticeLanguage } from './notice.ts';

/** What the short hash of a text is made of, the same on a phone and on the server. */
export function printedContent(
	notice: Pick<Notice, 'number' | 'title' | 'body'>,
	language: NoticeLanguage
): string {
	return JSON.stringify([notice.number, notice.title, notice.body[language]]);
}

/** Letters of that hash: enough to tell versions of one text apart. */
export const printLength = 12;
