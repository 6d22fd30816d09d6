import { noticeStatusOn } from '../notice.ts';
import { type Passage, passagesOf } from '../passages.ts';
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
	const texts = makeTextReader(open);

	const hits: SearchHit[] = [];
	let refused = 0;
	let skip = options.skip ?? 0;
	for (const candidate of found.list) {
		if (hits.length === options.limit) break;
		const hit = await verify(candidate, open, found.terms, found.match, texts);
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

type ReadPassages = (candidate: Candidate) => Promise<Passage[]>;

function makeTextReader(packs: OpenPack[]): ReadPassages {
	return async ({ pack: index, position }) => {
		const { pack } = packs[index] ?? fail();
		const header = pack.headers[position] ?? fail();
		return passagesOf(header.title, await pack.body(position));
	};
}

async function verify(
	candidate: Candidate,
	packs: OpenPack[],
	terms: QueryTerm[],
	match: SearchAnswer['match'],
	read: ReadPassages
): Promise<SearchHit | null> {
	const { pack, segment } = packs[candidate.pack] ?? fail();
	const header = pack.headers[candidate.position] ?? fail();
	const passages = await read(candidate);
	const first = segment.firstPassages[candidate.position] ?? 0;
	const chosen = choosePassage(passages, candidate.passage - first, terms, match);
	if (!chosen) return null;
	return {
		number: header.number,
		header,
		passageId: chosen.id,
		field: chosen.field,
		language: chosen.language,
		score: candidate.score,
		snippet: makeSnippet(
			chosen.text,
			terms.map((term) => term.text)
		),
		others: candidate.passages - 1
	};
}

/** The passage the ranking chose, or another of the notice where the terms truly stand. */
function choosePassage(
	passages: Passage[],
	preferred: number,
	terms: QueryTerm[],
	match: SearchAnswer['match']
): Passage | null {
	const folded = passages.map((passage) => foldText(passage.text));
	const has = (at: number, term: QueryTerm) => folded[at]?.includes(term.text) === true;
	const inTitle = terms.map((term) =>
		passages.some((passage, at) => passage.field === 'title' && has(at, term))
	);
	const fits = (at: number) =>
		match === 'all'
			? terms.some((term) => has(at, term)) &&
				terms.every((term, which) => inTitle[which] || has(at, term))
			: terms.some((term) => has(at, term));
	if (match === 'notice' && !terms.every((term) => passages.some((_, at) => has(at, term)))) {
		return null;
	}
	if (fits(preferred)) return passages[preferred] ?? null;
	return passages.find((_, at) => fits(at)) ?? null;
}

function fail(): never {
	throw new Error('The index points past the end of its pack.');
}
