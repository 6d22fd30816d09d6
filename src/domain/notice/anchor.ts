import { likenessOf, pairsOf } from './diff/likeness.ts';
import type { Block, NoticeLanguage } from './notice.ts';
import { blockText } from './plain-text.ts';

/**
 * Where in a notice something was marked, with its words as they were. Ids of paragraphs come from their
 * words, so a corrected paragraph has another id; its words and neighbors find it again.
 */
export interface Anchor {
	language: NoticeLanguage;
	blockId: string;
	/** What the block said when it was marked. */
	words: string;
	/** From and to in the letters of `words`, spaces not counted; null for the whole block. */
	range: [number, number] | null;
	before: string | null;
	after: string | null;
}

export type Place =
	| { state: 'same'; id: string; range: [number, number] | null }
	/** `range` where the marked words themselves still stand. */
	| { state: 'changed'; id: string; words: string; range: [number, number] | null }
	| { state: 'gone' };

/** Longer blocks are compared by their beginning only. */
const mostWords = 6000;
/** Pairs of letters that two texts share: below this it is another paragraph. */
const alikeBetween = 0.3;
const alikeAnywhere = 0.6;

/** Letters without spaces: a page, a print and the tree break lines differently. */
export function squeeze(text: string): string {
	return text.replace(/\s/gu, '');
}

export function makeAnchor(
	blocks: readonly Block[],
	blockId: string,
	language: NoticeLanguage,
	range: [number, number] | null
): Anchor | null {
	const at = blocks.findIndex(({ id }) => id === blockId);
	const block = blocks[at];
	if (!block) return null;
	const words = blockText(block).slice(0, mostWords);
	const length = squeeze(words).length;
	const kept: [number, number] | null = range && [
		Math.max(0, Math.min(range[0], length)),
		Math.min(range[1], length)
	];
	return {
		language,
		blockId,
		words,
		range: kept && kept[0] < kept[1] ? kept : null,
		before: blocks[at - 1]?.id ?? null,
		after: blocks[at + 1]?.id ?? null
	};
}

/** The marked words, with their spaces. */
export function quoteOf({ words, range }: Pick<Anchor, 'words' | 'range'>): string {
	return range ? sliceLetters(words, range) : words;
}

/** Where it stands in the text as it is now. */
export function findAnchor(anchor: Anchor, blocks: readonly Block[]): Place {
	const then = squeeze(anchor.words);
	const wordsOf = (block: Block) => blockText(block).slice(0, mostWords);
	const own = blocks.find(({ id }) => id === anchor.blockId);
	if (own && squeeze(wordsOf(own)) === then) return same(own.id, anchor);
	if (own) return changed(own.id, wordsOf(own), anchor);
	const twin = blocks.find((block) => squeeze(wordsOf(block)) === then);
	if (twin) return same(twin.id, anchor);
	const between = blocks.slice(...gapOf(anchor, blocks));
	const found =
		mostAlike(then, between, wordsOf, alikeBetween) ??
		mostAlike(then, blocks, wordsOf, alikeAnywhere);
	return found ? changed(found.id, wordsOf(found), anchor) : { state: 'gone' };
}

/** The letters `[from, to)` of a text, spaces not counted but kept. */
function sliceLetters(text: string, [from, to]: [number, number]): string {
	let letters = 0;
	let start = -1;
	for (let at = 0; at < text.length; at++) {
		if (/\s/u.test(text.charAt(at))) continue;
		if (letters === from) start = at;
		letters++;
		if (letters === to) return text.slice(Math.max(0, start), at + 1);
	}
	return start < 0 ? '' : text.slice(start);
}

function same(id: string, { range }: Anchor): Place {
	return { state: 'same', id, range };
}

function changed(id: string, words: string, anchor: Anchor): Place {
	const letters = squeeze(words);
	const quote = anchor.range && squeeze(anchor.words).slice(...anchor.range);
	const at = quote ? letters.indexOf(quote) : -1;
	return {
		state: 'changed',
		id,
		words,
		range: quote && at >= 0 ? [at, at + quote.length] : null
	};
}

/** Between the neighbors it had, as far as they are still there. */
function gapOf({ before, after }: Anchor, blocks: readonly Block[]): [number, number] {
	const start = before === null ? -1 : blocks.findIndex(({ id }) => id === before);
	const end = after === null ? blocks.length : blocks.findIndex(({ id }) => id === after);
	const isKnown = (before === null || start >= 0) && end >= 0;
	return isKnown && end > start ? [start + 1, end] : [0, 0];
}

function mostAlike(
	then: string,
	blocks: readonly Block[],
	wordsOf: (block: Block) => string,
	least: number
): Block | null {
	const pairs = pairsOf(then);
	let best: Block | null = null;
	let highest = least;
	for (const block of blocks) {
		const likeness = likenessOf(pairs, pairsOf(squeeze(wordsOf(block))));
		if (likeness >= highest) [best, highest] = [block, likeness];
	}
	return best;
}
