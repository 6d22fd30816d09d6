import { type NoticeHeader, noticeStatusOn } from '../notice.ts';
import type { Pack } from '../pack.ts';
import { type Passage, passageId, passageText } from '../passages.ts';
import type { SearchAnswer, SearchHit, SearchOptions, SearchPack } from './answer.ts';
import { type Candidate, findCandidates, type OpenPack } from './candidates.ts';
import { parseQuery, type QueryTerm } from './query.ts';
import { makeSnippet } from './snippet.ts';
import { foldText } from './tokens.ts';

export type { SearchAnswer, SearchHit, SearchOptions, SearchPack, Snippet } from './answer.ts';

/**
 * The same on the device and on the server. The index over-matches (the pairs of ABC may stand
 * apart), so every hit is checked against its text before it is shown; the rest are only counted.
 */
export async function searchPacks(
	packs: readonly SearchPack[],
	query: string,
	options: SearchOptions
): Promise<SearchAnswer> {
	const terms = parseQuery(query);
	if (terms.length === 0) return { hits: [], total: 0, exact: true, match: 'all' };
	const open = await Promise.all(packs.map((pack) => openForSearch(pack, options.on)));
	const found = await findCandidates(open, terms, options);

	const hits: SearchHit[] = [];
	let refused = 0;
	let skip = options.skip ?? 0;
	for (const candidate of found.list) {
		if (hits.length === options.limit) break;
		const hit = await verify(candidate, open, found.terms, found.match);
		if (!hit) refused++;
		else if (skip > 0) skip--;
		else hits.push(hit);
	}
	const checkedAll = hits.length < options.limit;
	return {
		hits,
		total: found.list.length - refused,
		exact: checkedAll || (found.match !== 'some' && found.terms.every((term) => term.exact)),
		match: found.match
	};
}

async function openForSearch(source: SearchPack, on: string): Promise<OpenPack> {
	const segment = await source.pack.segment();
	return {
		pack: source.pack,
		isLive: (position) => source.isLive(position),
		segment,
		isRepealed: (position) => {
			const header = source.pack.headers[position];
			return header !== undefined && noticeStatusOn(header, on)?.status === 'repealed';
		}
	};
}

async function verify(
	candidate: Candidate,
	packs: OpenPack[],
	terms: QueryTerm[],
	match: SearchAnswer['match']
): Promise<SearchHit | null> {
	const { pack } = packs[candidate.pack] ?? fail();
	const header = pack.headers[candidate.position] ?? fail();
	const chosen = await choosePassage(candidate, pack, header.title, terms, match);
	if (!chosen) return null;
	return {
		number: header.number,
		header,
		passageId: passageId(chosen.passage),
		field: chosen.passage.field,
		language: chosen.passage.language,
		score: candidate.score,
		snippet: makeSnippet(
			chosen.text,
			terms.map((term) => term.text)
		),
		others: candidate.passages.length - 1
	};
}

/** The passage the ranking chose, or another of the notice where the terms truly stand. */
async function choosePassage(
	{ passage: preferred, passages }: Candidate,
	pack: Pack,
	title: NoticeHeader['title'],
	terms: QueryTerm[],
	match: SearchAnswer['match']
): Promise<{ passage: Passage; text: string } | null> {
	const titles = foldText(`${title.zh}\n${title.en ?? ''}`);
	const missing = new Set(terms.filter((term) => !titles.includes(term.text)));
	const needed = match === 'all' ? [...missing] : [];
	let chosen: { passage: Passage; text: string } | null = null;
	for (const at of [preferred, ...passages.filter((other) => other !== preferred)]) {
		const passage = await pack.passage(at);
		const text = passageText(passage, title);
		const folded = foldText(text);
		const here = terms.filter((term) => folded.includes(term.text));
		for (const term of here) missing.delete(term);
		if (here.length > 0 && needed.every((term) => here.includes(term))) {
			chosen ??= { passage, text };
			// `notice` wants each term somewhere, so it looks on until all were seen.
			if (match !== 'notice' || missing.size === 0) return chosen;
		}
	}
	return match === 'notice' && missing.size > 0 ? null : chosen;
}

function fail(): never {
	throw new Error('The index points past the end of its pack.');
}
