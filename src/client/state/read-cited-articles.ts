import { articleOfAnchor } from '#domain/notice/article';
import { lawAddress } from '#domain/notice/law-address';
import { lawOfText } from '#domain/notice/laws';
import type { Notice } from '#domain/notice/notice';
import { courtDay } from '#i18n/format';
import { readLaw } from './read-law.ts';

/** Who cites one article: how many notices, and the page that names them. */
export interface Cited {
	count: number;
	href: string;
}

/** The articles of a law's own text that notices cite, by their anchors. Empty where the text is of no law we know. */
export async function readCitedArticles(notice: Notice): Promise<Record<string, Cited>> {
	const law = notice.kind === 'law' ? lawOfText(notice)?.law : undefined;
	if (law === undefined) return {};
	const answer = await readLaw(law, '', courtDay(new Date()), fetch);
	// Another edition under the same name has other articles under the same numbers.
	if (answer.state !== 'ready' || answer.view.text?.number !== notice.number) return {};
	return Object.fromEntries(
		Object.entries(answer.view.citedArticles).map(([anchor, count]) => [
			anchor,
			{ count, href: lawAddress(law, articleOfAnchor(anchor)) }
		])
	);
}
