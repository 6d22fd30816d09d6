import type { NoticeHeader } from '../notice.ts';
import type { Pack } from '../pack.ts';
import { type Passage, passageId, passageText } from '../passages.ts';
import type { SearchAnswer, SearchHit, SearchOptions, SearchPack } from './answer.ts';
import { type Candidate, findTiers, type OpenPack, type Tier } from './candidates.ts';
import { loadRankingModel } from './load-ranking-model.ts';
import { openForSearch } from './open-for-search.ts';
import { longestQuery, parseQuery } from './query.ts';
import type { RankingModel } from './ranking-model.ts';
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
	options: SearchOptions,
	model?: RankingModel
): Promise<SearchAnswer> {
	const terms = parseQuery(query);
	if (terms.length === 0) return { hits: [], total: 0, exact: true, match: 'all', marks: [] };
	const open = await Promise.all(packs.map((pack) => openForSearch(pack, options.on)));
	const ranking = model ?? (await loadRankingModel());
	const folded = foldText(query.slice(0, longestQuery));
	let answer: SearchAnswer | null = null;
	for await (const tier of findTiers(open, terms, folded, options, ranking)) {
		answer = await answerFrom(tier, open, options);
		if (answer.hits.length > 0 || (options.skip && answer.total > 0)) break;
	}
	if (!answer) throw new Error('A search without a way to match.');
	const proven = answer.match !== 'some' && terms.every((term) => term.exact);
	return { ...answer, exact: answer.exact || proven };
}

/** Candidates the text then refuses are rare, so a few more than asked for are enough, nearly always. */
const spare = 40;
/** Texts read at once, as reading and unpacking one leaves time for others: a screen, so that memory stays small. */
const together = 20;

async function answerFrom(
	tier: Tier,
	packs: OpenPack[],
	{ limit, skip = 0 }: SearchOptions
): Promise<SearchAnswer> {
	const { match, marks } = tier;
	const checked: SearchHit[] = [];
	let seen = 0;
	let refused = 0;
	let wanted = skip + limit + spare;
	let { list, total } = await tier.choose(wanted);
	while (checked.length < skip + limit && seen < total) {
		if (seen === list.length) ({ list } = await tier.choose((wanted *= 8)));
		const missing = skip + limit - checked.length;
		const batch = list.slice(seen, seen + Math.min(missing, together));
		if (batch.length === 0) break;
		const hits = await Promise.all(batch.map((candidate) => verify(candidate, packs, tier)));
		seen += batch.length;
		for (const hit of hits) {
			if (hit) checked.push(hit);
			else refused++;
		}
	}
	total -= refused;
	// Only the text tells the article itself from those that refer to it.
	if (tier.anchor) {
		const isNamed = (hit: SearchHit) => (hit.passageId === tier.anchor ? 1 : 0);
		checked.sort((a, b) => isNamed(b) - isNamed(a));
	}
	return { hits: checked.slice(skip), total, exact: seen >= total + refused, match, marks };
}

async function verify(
	candidate: Candidate,
	packs: OpenPack[],
	tier: Tier
): Promise<SearchHit | null> {
	const { pack } = packs[candidate.pack] ?? fail();
	const header = pack.headers[candidate.position] ?? fail();
	const chosen = await choosePassage(candidate, pack, header.title, tier);
	if (!chosen) return null;
	return {
		number: header.number,
		header,
		passageId: passageId(chosen.passage),
		field: chosen.passage.field,
		language: chosen.passage.language,
		score: candidate.score,
		snippet: makeSnippet(chosen.text, tier.marks),
		others: candidate.passages.length - 1
	};
}

/** The passage the ranking chose, or another of the notice where the terms truly stand. */
async function choosePassage(
	{ passage: preferred, passages }: Candidate,
	pack: Pack,
	title: NoticeHeader['title'],
	{ marks, match, proven }: Tier
): Promise<{ passage: Passage; text: string } | null> {
	const titles = foldText(`${title.zh}\n${title.en ?? ''}`);
	const missing = new Set(marks.filter((mark) => !titles.includes(mark)));
	const needed = match === 'all' ? [...missing] : [];
	let chosen: { passage: Passage; text: string } | null = null;
	for (const at of [preferred, ...passages.filter((other) => other !== preferred)]) {
		const passage = await pack.passage(at);
		const text = passageText(passage, title);
		const folded = foldText(text);
		const here = marks.filter((mark) => proven.has(mark) || folded.includes(mark));
		for (const mark of here) missing.delete(mark);
		if (here.length > 0 && needed.every((mark) => here.includes(mark))) {
			chosen ??= { passage, text };
			// `notice` wants each mark somewhere, so it looks on until all were seen.
			if (match !== 'notice' || missing.size === 0) return chosen;
		}
	}
	return match === 'notice' && missing.size > 0 ? null : chosen;
}

function fail(): never {
	throw new Error('The index points past the end of its pack.');
}
