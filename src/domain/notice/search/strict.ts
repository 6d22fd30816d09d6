import type { ArticleReference } from './article-reference.ts';
import type { AddFound, OpenPack } from './candidates.ts';
import { passageFields } from './segment.ts';
import { unite } from './sorted-lists.ts';

/** What the index says about one term in one pack; may hold passages where its bigrams only stand apart. */
export interface TermMatches {
	passages: Uint32Array;
	/** Positions of notices whose title has it. */
	titled: Set<number>;
}

const noMatches: TermMatches = { passages: new Uint32Array(), titled: new Set() };

export interface StrictQuery {
	match: 'all' | 'notice';
	/** Of each passage, by what the question asks. */
	scores: Float32Array | undefined;
	/** The article the query names, if it names one. */
	reference: ArticleReference | undefined;
}

/** Added to the score of the question for the words as typed, where they stand. */
const fieldScore = { title: 24, heading: 12, text: 6 } as const;
const scoreOfField = passageFields.map((field) => fieldScore[field]);
/** The law's name counts for each of its articles, so 民法典 善意取得 finds the article. */
const namedScore = 3;
/** A repealed text is still findable, below the one that binds. */
const repealedScore = -12;

/** Passages that have every term, or whose notice has. */
export function rankStrictly(
	{ segment, repealed }: OpenPack,
	terms: readonly TermMatches[],
	{ match, scores, reference }: StrictQuery,
	isWanted: (position: number) => boolean,
	add: AddFound
): void {
	const noticeHas = match === 'notice' ? terms.map((term) => positionsOf(segment, term)) : [];
	const cursors = terms.map(() => 0);
	// Passages come in order, so what depends on the notice alone is asked once for each notice.
	let position = 0;
	let asked = -1;
	let wanted = false;
	let ofNotice = 0;
	for (const passage of unite(terms.map((term) => term.passages))) {
		while ((segment.firstPassages[position + 1] ?? Infinity) <= passage) position++;
		if (position !== asked) {
			asked = position;
			wanted = isWanted(position) && noticeHas.every((positions) => positions.has(position));
			ofNotice = repealed[position] === 1 ? repealedScore : 0;
		}
		if (!wanted) continue;
		const here = scoreOfField[(segment.flags[passage] ?? 0) & 3] ?? 0;
		let score = ofNotice;
		let missing = 0;
		for (let at = 0; at < terms.length; at++) {
			const { passages, titled } = terms[at] ?? noMatches;
			let cursor = cursors[at] ?? 0;
			while ((passages[cursor] ?? Infinity) < passage) cursor++;
			cursors[at] = cursor;
			const stands = passages[cursor] === passage;
			const named = titled.has(position);
			if (stands) score += here / terms.length;
			else if (named) score += fieldScore.text / terms.length;
			if (named) score += namedScore / terms.length;
			if (!stands && !named) missing++;
		}
		if (match === 'all' && missing > 0) continue;
		score += scores?.[passage] ?? 0;
		if (reference) score += articleScore(segment, position, passage, reference.article);
		add(position, passage, score);
	}
}

/**
 * The article itself before those that refer to it. The index does not know labels, but article
 * 509 is about the 509th passage of its law: later insertions move it a little.
 */
function articleScore(
	{ firstPassages, flags }: OpenPack['segment'],
	position: number,
	passage: number,
	article: number
): number {
	let texts = 0;
	for (let at = firstPassages[position] ?? 0; at <= passage; at++) {
		if ((flags[at] ?? 0) % 4 === 2) texts++;
	}
	return 12 / (1 + Math.abs(texts - article) / 4);
}

function positionsOf(segment: OpenPack['segment'], term: TermMatches): Set<number> {
	const positions = new Set<number>();
	for (const passage of term.passages) positions.add(segment.positionOf(passage));
	return positions;
}
