import { compareHeaders } from '../notice.ts';
import type { SearchAnswer, SearchOptions, SearchPack } from './answer.ts';
import { type QueryTerm, toTerm } from './query.ts';
import { intersect, type Segment, unite } from './segment.ts';
import { withoutQuestionWords } from './stop-words.ts';

/** What the index says about one term in one pack; may hold passages where its bigrams only stand apart. */
export interface TermMatches {
	passages: Uint32Array;
	/** Positions of notices whose title has it. */
	titled: Set<number>;
}

export interface Candidate {
	pack: number;
	position: number;
	passage: number;
	score: number;
	/** All passages of the notice that match, this one included. */
	passages: number[];
}

export interface Candidates {
	list: Candidate[];
	match: SearchAnswer['match'];
	terms: QueryTerm[];
}

const fieldWeight = { title: 4, heading: 2, text: 1 } as const;
/** A repealed text is still findable, below the one that binds. */
const repealedWeight = 0.4;

export interface OpenPack extends SearchPack {
	segment: Segment;
	/** Looked up once for each notice that matches. */
	isRepealed(position: number): boolean;
}

/** One candidate for each notice: its best passage. Strict first; looser only when there is nothing. */
export async function findCandidates(
	packs: OpenPack[],
	terms: QueryTerm[],
	options: SearchOptions
): Promise<Candidates> {
	const matches = await Promise.all(
		packs.map((pack) => Promise.all(terms.map((term) => termMatches(pack.segment, term))))
	);
	for (const match of ['all', 'notice'] as const) {
		const list = rank(packs, matches, terms.length, options, match);
		if (list.length > 0) return { list, match, terms };
	}
	const parts = looserTerms(terms);
	const loose = await Promise.all(
		packs.map((pack) => Promise.all(parts.map((term) => termMatches(pack.segment, term))))
	);
	return { list: rank(packs, loose, parts.length, options, 'some'), match: 'some', terms: parts };
}

async function termMatches(segment: Segment, term: QueryTerm): Promise<TermMatches> {
	const passages = intersect(
		await Promise.all([
			...term.bigrams.map((key) => segment.bigramPostings(key)),
			...term.units.map((unit) => segment.unitPostings(unit)),
			...term.words.map((word) => segment.wordPostings(word))
		])
	);
	const titled = new Set<number>();
	for (const passage of passages) {
		if (segment.fieldOf(passage) === 'title') titled.add(segment.positionOf(passage));
	}
	return { passages, titled };
}

// A question nobody wrote word for word: its bigrams, without the words of asking.
function looserTerms(terms: QueryTerm[]): QueryTerm[] {
	const parts = new Set<string>();
	for (const term of terms) {
		for (const part of withoutQuestionWords(term.text)) {
			if (/^\p{Script=Han}{3,}$/u.test(part)) {
				for (let at = 0; at + 2 <= part.length; at++) parts.add(part.slice(at, at + 2));
			} else {
				parts.add(part);
			}
		}
	}
	return [...parts].flatMap((part) => toTerm(part) ?? []);
}

function rank(
	packs: OpenPack[],
	matches: TermMatches[][],
	termCount: number,
	options: SearchOptions,
	match: SearchAnswer['match']
): Candidate[] {
	const total = packs.reduce((sum, pack) => sum + pack.segment.passageCount, 0);
	const rarity = Array.from({ length: termCount }, (_, term) => {
		const found = matches.reduce((sum, terms) => sum + (terms[term]?.passages.length ?? 0), 0);
		return Math.log(1 + (total - found + 0.5) / (found + 0.5));
	});
	const list: Candidate[] = [];
	packs.forEach((pack, index) => {
		const best = rankPack(pack, matches[index] ?? [], rarity, options, match);
		for (const [position, found] of best) list.push({ pack: index, position, ...found });
	});
	const headerOf = (found: Candidate) => packs[found.pack]?.pack.headers[found.position];
	return list.sort((a, b) => {
		if (a.score !== b.score) return b.score - a.score;
		const [one, other] = [headerOf(a), headerOf(b)];
		return one && other ? compareHeaders(one, other) : 0;
	});
}

function rankPack(
	{ pack, segment, isLive, isRepealed }: OpenPack,
	terms: TermMatches[],
	rarity: number[],
	options: SearchOptions,
	match: SearchAnswer['match']
): Map<number, Omit<Candidate, 'pack' | 'position'>> {
	const best = new Map<number, Omit<Candidate, 'pack' | 'position'>>();
	const noticeHas = match === 'notice' ? terms.map((term) => positionsOf(segment, term)) : [];
	const cursors = terms.map(() => 0);
	const wanted = options.kinds && new Set(options.kinds);

	// Passages come in order, so what depends on the notice alone is asked once for each notice.
	let position = 0;
	let asked = -1;
	let isWanted = false;
	let inForceWeight = 1;
	for (const passage of unite(terms.map((term) => term.passages))) {
		while ((segment.firstPassages[position + 1] ?? Infinity) <= passage) position++;
		if (position !== asked) {
			asked = position;
			const kind = pack.headers[position]?.kind;
			isWanted =
				kind !== undefined &&
				(!wanted || wanted.has(kind)) &&
				isLive(position) &&
				noticeHas.every((positions) => positions.has(position));
			inForceWeight = isWanted && isRepealed(position) ? repealedWeight : 1;
		}
		if (!isWanted) continue;
		const weight = fieldWeight[segment.fieldOf(passage)];
		let score = 0;
		let missing = 0;
		terms.forEach((term, at) => {
			let cursor = cursors[at] ?? 0;
			while ((term.passages[cursor] ?? Infinity) < passage) cursor++;
			cursors[at] = cursor;
			const here = term.passages[cursor] === passage;
			const titled = term.titled.has(position);
			if (here) score += (rarity[at] ?? 0) * weight;
			// The law's name counts for each of its articles, so 民法典 善意取得 finds the article.
			if (titled) score += (rarity[at] ?? 0) * 0.5;
			if (!here && !titled) missing++;
		});
		if (match === 'all' && missing > 0) continue;
		score *= inForceWeight;
		const known = best.get(position);
		if (!known) best.set(position, { passage, score, passages: [passage] });
		else {
			known.passages.push(passage);
			if (score > known.score) Object.assign(known, { passage, score });
		}
	}
	return best;
}

function positionsOf(segment: Segment, term: TermMatches): Set<number> {
	const positions = new Set<number>();
	for (const passage of term.passages) positions.add(segment.positionOf(passage));
	return positions;
}
