import { articleAnchor } from './article.ts';
import { findLaw, laws, resolveCitation, shortLawName } from './laws.ts';
import type { NoticeLibrary } from './library.ts';
import type { Block, NoticeHeader } from './notice.ts';

/** A law or one article of it, with everything on the shelf that belongs to it. */
export interface LawView {
	/** Short name with its edition, as the register has it. */
	law: string;
	/** As asked for, `82`; empty for the law as a whole. */
	article: string;
	/** The law's own text, when it is here. */
	text: Pick<NoticeHeader, 'number' | 'title'> | null;
	/** The article with its paragraphs; empty when the text is not here or has no such article. */
	blocks: Block[];
	/** Notices that cite it, newest first. */
	citing: NoticeHeader[];
	/** How many there are in all. */
	citingTotal: number;
	/** How many cite each article, by its anchor; empty when one article was asked for. */
	citedArticles: Record<string, number>;
}

const mostCiting = 50;

/** What one library knows of a law. Null when the register does not hold it: then nothing can be said. */
export async function readLawView(
	library: NoticeLibrary,
	name: string,
	article: string,
	on: string
): Promise<LawView | null> {
	const known = findLaw(name, on);
	if (!known) return null;
	const law = known.law;
	const header = findTextOf(law, library.headers);
	const notice = header && article !== '' ? await library.notice(header.number) : null;
	const anchor = articleAnchor(article);
	const citing: NoticeHeader[] = [];
	const citedArticles: Record<string, number> = {};
	for (const { number, citations } of await library.citations()) {
		const from = library.header(number);
		if (!from) continue;
		const cited = citations.filter((one) => resolveCitation(one, from.date)?.law === law);
		const anchors = new Set(cited.map((one) => articleAnchor(one.article)));
		if (article === '' ? cited.length === 0 : !anchors.has(anchor)) continue;
		citing.push(from);
		if (article !== '') continue;
		for (const one of anchors) if (one !== null) citedArticles[one] = (citedArticles[one] ?? 0) + 1;
	}
	citing.sort((a, b) => (a.date < b.date ? 1 : -1) || b.number - a.number);
	return {
		law,
		article,
		text: header && { number: header.number, title: header.title },
		blocks: notice && anchor !== null ? articleBlocks(notice.body.zh, anchor) : [],
		citing: citing.slice(0, mostCiting),
		citingTotal: citing.length,
		citedArticles
	};
}

/** The text of exactly this edition: another one would answer with the wrong article. */
function findTextOf(name: string, headers: readonly NoticeHeader[]): NoticeHeader | null {
	const law = laws.find((one) => one.law === name);
	if (!law) return null;
	const title = name.replace(/（.*）$/, '');
	const before = laws.find(
		(one) => one.successor?.law === name && one.law.startsWith(`${title}（`)
	);
	const dayOf = (header: NoticeHeader) => header.effectiveFrom ?? header.date;
	return (
		headers
			.filter(
				(header) =>
					header.kind === 'law' &&
					[name, title].includes(shortLawName(header.title.zh)) &&
					dayOf(header) <= law.effectiveFrom &&
					dayOf(header) > (before?.effectiveFrom ?? '')
			)
			.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1))[0] ?? null
	);
}

function articleBlocks(blocks: readonly Block[], anchor: string): Block[] {
	const start = blocks.findIndex((block) => block.id === anchor);
	if (start === -1) return [];
	const next = blocks.findIndex(
		({ t }, at) => at > start && (t === 'article' || t === 'heading' || t === 'footnote')
	);
	const own = blocks.slice(start, next === -1 ? undefined : next);
	const signs = JSON.stringify(own);
	const notes = blocks.filter(({ t, id }) => t === 'footnote' && signs.includes(`"note":"${id}"`));
	return [...own, ...notes];
}
