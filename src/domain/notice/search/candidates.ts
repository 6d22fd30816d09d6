import { compareHeaders } from '../notice.ts';
import { articleReferences, withoutReferences } from './article-reference.ts';
import type { SearchAnswer, SearchOptions, SearchPack } from './answer.ts';
import { matchesFilters } from './filters.ts';
import { questionMarks } from './marks.ts';
import type { QueryTerm } from './query.ts';
import { type QuestionTerm, questionTerms } from './question.ts';
import type { RankingModel } from './ranking-model.ts';
import { markAsked, scorePassages } from './score-passages.ts';
import type { Segment } from './segment.ts';
import { intersect } from './sorted-lists.ts';
import { rankStrictly, type TermMatches } from './strict.ts';
import { TopList } from './top-list.ts';
import { type QuestionWeights, sumHints, weighQuestion } from './weigh-question.ts';

export interface Candidate {
	pack: number;
	position: number;
	passage: number;
	score: number;
	/** Passages of the notice that match by the index, this one included. */
	passages: number[];
}

/** One way to match. `choose` may be called again for more. */
export interface Tier {
	match: SearchAnswer['match'];
	/** What must stand in the text of a hit; with `some`, any of them. */
	marks: string[];
	/** Marks the index proves: a word in letters may be the initials of a title, which no text shows. */
	proven: ReadonlySet<string>;
	/** Block of the article the query names, if it names one. */
	anchor: string | null;
	/** The best first, and how many there are by the index. What this way to match costs is paid at the first call. */
	choose(limit: number): Promise<{ list: Candidate[]; total: number }>;
}

export interface OpenPack extends SearchPack {
	segment: Segment;
	/** 1 for each notice that is repealed on the day of the search, by position. */
	repealed: Uint8Array;
}

/** Lists of pairs nobody typed: worth their reading only where nothing has the words as typed. */
const mostHintedPairs = 200;
/** A few characters say too little to be worth so many. */
const hintedForOne = 24;

/** Strict first; looser only for the caller who found nothing. One candidate for each notice, or each passage. */
export async function* findTiers(
	packs: OpenPack[],
	terms: QueryTerm[],
	folded: string,
	options: SearchOptions,
	model: RankingModel
): AsyncGenerator<Tier> {
	// The number of an article is looked for as it is: its pairs alone say nothing.
	const asked = questionTerms(withoutReferences(folded));
	const [reference] = articleReferences(folded);
	const rarityOf = await measureRarity(packs, asked);
	const hints = sumHints(asked, model);
	const weigh = (mostHinted: number) =>
		weighQuestion(asked, rarityOf, model.weights, hints, mostHinted);
	const matches = await Promise.all(
		packs.map((pack) => Promise.all(terms.map((term) => termMatches(pack.segment, term))))
	);
	if (matches.some((pack) => pack.some(({ passages }) => passages.length > 0))) {
		const wanted = packs.map(({ segment }, at) => noticesWith(segment, matches[at] ?? []));
		const scores = await scoreAll(packs, weigh(0), wanted);
		const marks = terms.map((term) => term.text);
		const isWord = ({ exact, words }: QueryTerm) => exact && words.length === 1;
		const proven = new Set(terms.filter(isWord).map((term) => term.text));
		for (const match of ['all', 'notice'] as const) {
			const rankPack: RankPack = (pack, index, isWanted, add) => {
				const strict = { match, scores: scores[index], reference };
				rankStrictly(pack, matches[index] ?? [], strict, isWanted, add);
			};
			const choose = async (limit: number) => collect(packs, options, limit, rankPack);
			yield { match, marks, proven, anchor: reference?.anchor ?? null, choose };
		}
	}
	const mostHinted = Math.min(mostHintedPairs, asked.length * hintedForOne);
	let nearest: Promise<[scores: Float32Array[], marked: Uint8Array[]]> | null = null;
	const choose = async (limit: number) => {
		nearest ??= Promise.all([
			scoreAll(packs, weigh(mostHinted)),
			// A passage with nothing but hints is no hit.
			Promise.all(packs.map(({ segment }) => markAsked(segment, asked)))
		]);
		return collectLoosely(packs, options, limit, ...(await nearest));
	};
	const marks = questionMarks(folded);
	yield { match: 'some', marks, proven: new Set(), anchor: null, choose };
}

function scoreAll(
	packs: OpenPack[],
	question: QuestionWeights,
	wanted: readonly Uint8Array[] = []
): Promise<Float32Array[]> {
	return Promise.all(
		packs.map(({ pack, segment, repealed }, at) =>
			scorePassages(segment, pack.headers, question, repealed, wanted[at])
		)
	);
}

/** 1 for each notice in which a term stands, by position. */
function noticesWith(segment: Segment, matches: readonly TermMatches[]): Uint8Array {
	const { firstPassages } = segment;
	const found = new Uint8Array(firstPassages.length - 1);
	for (const { passages } of matches) {
		let position = 0;
		for (let at = 0; at < passages.length; at++) {
			while ((firstPassages[position + 1] ?? Infinity) <= (passages[at] ?? 0)) position++;
			found[position] = 1;
		}
	}
	return found;
}

async function measureRarity(packs: OpenPack[], asked: QuestionTerm[]) {
	const total = packs.reduce((sum, { segment }) => sum + segment.passageCount, 0);
	const keys = asked.map(({ key }) => key);
	const lists = await Promise.all(packs.map(({ segment }) => segment.manyPostings(keys)));
	const rarities = new Map<number | string, number>();
	keys.forEach((key, at) => {
		const found = lists.reduce((sum, inPack) => sum + (inPack[at]?.length ?? 0), 0);
		rarities.set(key, Math.log(1 + (total - found + 0.5) / (found + 0.5)));
	});
	return (key: number | string) => rarities.get(key) ?? 0;
}

async function termMatches(segment: Segment, term: QueryTerm): Promise<TermMatches> {
	const passages = await passagesWith(segment, term);
	const titled = new Set<number>();
	for (const passage of passages) {
		if (segment.fieldOf(passage) === 'title') titled.add(segment.positionOf(passage));
	}
	return { passages, titled };
}

/** The rarest list first: a whole question has a pair that nobody wrote, and then no other is read. */
async function passagesWith(segment: Segment, term: QueryTerm): Promise<Uint32Array> {
	const packed = new Map(term.bigrams.map((key) => [key, segment.packedLength(key)]));
	const bigrams = [...packed].sort((a, b) => a[1] - b[1]);
	if (bigrams[0]?.[1] === 0) return new Uint32Array();
	const lists = [
		...bigrams.map(
			([key]) =>
				() =>
					segment.postings(key)
		),
		...term.units.map((unit) => () => segment.unitPostings(unit)),
		...term.words.map((word) => () => segment.postings(word))
	];
	let found: Uint32Array | null = null;
	for (const read of lists) {
		const list = await read();
		found = found ? intersect(found, list) : list;
		if (found.length === 0) break;
	}
	return found ?? new Uint32Array();
}

/** Called with each passage that matches, in their order. */
export type AddFound = (position: number, passage: number, score: number) => void;
type RankPack = (
	pack: OpenPack,
	index: number,
	isWanted: (position: number) => boolean,
	add: AddFound
) => void;

/** A common word has thousands of hits: only what can come into the list becomes a candidate. */
function collect(packs: OpenPack[], options: SearchOptions, limit: number, rankPack: RankPack) {
	const top = topCandidates(packs, limit);
	const isByPassage = options.unit === 'passage';
	let total = 0;
	packs.forEach((pack, index) => {
		let position = -1;
		let passages: number[] = [];
		let best = -1;
		let score = -Infinity;
		const close = () => {
			if (passages.length === 0) return;
			total++;
			if (score >= top.bar) {
				top.add({ pack: index, position, passage: best, score, passages });
				passages = [];
			}
			passages.length = 0;
			score = -Infinity;
		};
		// Passages come in order: a notice is over when the next one begins.
		rankPack(pack, index, wantedIn(pack, options), (of, passage, found) => {
			if (isByPassage || of !== position) close();
			position = of;
			passages.push(passage);
			if (found > score) [score, best] = [found, passage];
		});
		close();
	});
	return { list: top.finish(), total };
}

/** Every passage that has anything of the question, by its score alone. Half of all passages may. */
function collectLoosely(
	packs: OpenPack[],
	options: SearchOptions,
	limit: number,
	scored: readonly Float32Array[],
	marked: readonly Uint8Array[]
) {
	const top = topCandidates(packs, limit);
	const isByPassage = options.unit === 'passage';
	let total = 0;
	packs.forEach((pack, index) => {
		const { firstPassages } = pack.segment;
		const scores = scored[index] ?? [];
		const asked = marked[index] ?? [];
		const isWanted = wantedIn(pack, options);
		const add = (position: number, passage: number) => {
			total++;
			const score = scores[passage] ?? 0;
			if (score >= top.bar) top.add({ pack: index, position, passage, score, passages: [passage] });
		};
		for (let position = 0; position + 1 < firstPassages.length; position++) {
			const end = firstPassages[position + 1] ?? 0;
			let best = -1;
			for (let passage = firstPassages[position] ?? 0; passage < end; passage++) {
				if (asked[passage] !== 1) continue;
				if (best === -1 && !isWanted(position)) break;
				if (isByPassage) add(position, passage);
				if (best === -1 || (scores[passage] ?? 0) > (scores[best] ?? 0)) best = passage;
			}
			if (best !== -1 && !isByPassage) add(position, best);
		}
	});
	return { list: top.finish(), total };
}

function topCandidates(packs: OpenPack[], limit: number): TopList<Candidate> {
	const headerOf = (found: Candidate) => packs[found.pack]?.pack.headers[found.position];
	return new TopList(limit, (a, b) => {
		if (a.score !== b.score) return b.score - a.score;
		const [one, other] = [headerOf(a), headerOf(b)];
		if (!one || !other || one === other) return a.passage - b.passage;
		return compareHeaders(one, other);
	});
}

function wantedIn({ pack, isLive }: OpenPack, options: SearchOptions) {
	return (position: number): boolean => {
		const header = pack.headers[position];
		return header !== undefined && isLive(position) && matchesFilters(header, options, options.on);
	};
}
