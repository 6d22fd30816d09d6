import type { NoticeHeader } from '../notice.ts';
import { byteToLength, lengthWeight } from './passage-length.ts';
import { nameHash } from './ranking-model.ts';
import type { QuestionTerm } from './question.ts';
import type { Segment } from './segment.ts';
import { intersect, lowerBound } from './sorted-lists.ts';
import type { QuestionWeights } from './weigh-question.ts';

const byByte = Array.from({ length: 256 }, (_, byte) => byteToLength(byte));
const lengthWeights = Float32Array.from(byByte, lengthWeight);
const logLengths = Float32Array.from(byByte, (length) => Math.log(length + 20));

const title = 0;
const heading = 1;

/**
 * Scores the passages of a pack for a question: one pass over the lists of its pairs, then one over the
 * passages that hands down what the title and the headings above have. Where only some notices are
 * `wanted` (1 by position), the scores of the others mean nothing.
 */
export async function scorePassages(
	segment: Segment,
	headers: readonly NoticeHeader[],
	question: QuestionWeights,
	repealed: Uint8Array,
	wanted: Uint8Array | null = null
): Promise<Float32Array> {
	const { passageCount, flags, lengths, firstPassages } = segment;
	const scores = new Float32Array(passageCount);
	const read = await segment.manyPostings([...question.pairs.keys()]);
	const lists = Array.from(question.pairs, ([key, weight], at) => ({
		key,
		weight,
		postings: read[at] ?? new Uint32Array()
	}));
	const stretches = stretchesOf(firstPassages, wanted);
	for (const { weight, postings } of lists) {
		const { title: inTitle, heading: inHeading, text, textByLength } = weight;
		for (const [from, to] of stretches) {
			for (let at = lowerBound(postings, from); at < postings.length; at++) {
				const passage = postings[at] ?? 0;
				if (passage >= to) break;
				const field = (flags[passage] ?? 0) & 3;
				const more =
					field > heading
						? text + textByLength * (lengthWeights[lengths[passage] ?? 0] ?? 0)
						: field === heading
							? inHeading
							: inTitle;
				scores[passage] = (scores[passage] ?? 0) + more;
			}
		}
	}
	const postingsOf = new Map(lists.map(({ key, postings }) => [key, postings]));
	for (const { weight, postings } of lists) {
		const before = weight.after === null ? undefined : postingsOf.get(weight.after);
		if (!before) continue;
		for (const passage of intersect(before, postings)) {
			if (((flags[passage] ?? 0) & 3) > heading)
				scores[passage] = (scores[passage] ?? 0) + weight.run;
		}
	}
	const names = noticeNames(headers);
	for (let position = 0; position < headers.length; position++) {
		if (wanted && wanted[position] !== 1) continue;
		const ofNotice =
			(question.laws.get(names.laws[position] ?? 0) ?? 0) +
			(question.categories.get(names.categories[position] ?? 0) ?? 0) +
			(repealed[position] === 1 ? question.repealed : 0);
		// What the title and the headings of three levels above a passage have.
		let ofTitle = 0;
		let first = 0;
		let second = 0;
		let handedDown = ofNotice;
		const end = firstPassages[position + 1] ?? 0;
		for (let passage = firstPassages[position] ?? 0; passage < end; passage++) {
			const flag = flags[passage] ?? 0;
			let own = scores[passage] ?? 0;
			if ((flag & 3) <= heading) {
				const level = (flag & 3) === title ? 0 : (flag >> 3) & 3;
				if (level === 0) ofTitle += own;
				if (level <= 1) first = level === 1 ? own : 0;
				if (level <= 2) second = level === 2 ? own : 0;
				const third = level === 3 ? own : 0;
				handedDown = ofNotice + ofTitle + first + second + third;
				own = 0;
			}
			scores[passage] =
				handedDown + own + question.length * (logLengths[lengths[passage] ?? 0] ?? 0);
		}
	}
	return scores;
}

/** More of them are not worth looking for one by one. */
const mostStretches = 48;

/** The passages of the wanted notices, joined where they touch. */
function stretchesOf(
	firstPassages: Uint32Array,
	wanted: Uint8Array | null
): Array<[from: number, to: number]> {
	const all: Array<[number, number]> = [[0, Infinity]];
	if (!wanted) return all;
	const stretches: Array<[number, number]> = [];
	for (let position = 0; position < wanted.length; position++) {
		if (wanted[position] !== 1) continue;
		const [from = 0, to = 0] = [firstPassages[position], firstPassages[position + 1]];
		const last = stretches.at(-1);
		if (last?.[1] === from) last[1] = to;
		else if (stretches.push([from, to]) > mostStretches) return all;
	}
	return stretches;
}

/** 1 for each passage that itself has something that was asked. */
export async function markAsked(
	{ passageCount, manyPostings }: Segment,
	asked: readonly QuestionTerm[]
): Promise<Uint8Array> {
	const marked = new Uint8Array(passageCount);
	for (const postings of await manyPostings(asked.map(({ key }) => key))) {
		for (let at = 0; at < postings.length; at++) marked[postings[at] ?? 0] = 1;
	}
	return marked;
}

interface NoticeNames {
	laws: Uint32Array;
	categories: Uint32Array;
}

/** By the array of headers: a pack keeps the one it was opened with. */
const knownNames = new WeakMap<readonly NoticeHeader[], NoticeNames>();

function noticeNames(headers: readonly NoticeHeader[]): NoticeNames {
	let names = knownNames.get(headers);
	if (!names) {
		const categories = new Map<string, number>();
		const hashOf = (name: string) => {
			let hash = categories.get(name);
			if (hash === undefined) categories.set(name, (hash = nameHash(name)));
			return hash;
		};
		names = {
			laws: Uint32Array.from(headers, (header) => nameHash(header.title.zh)),
			categories: Uint32Array.from(headers, (header) => hashOf(header.category))
		};
		knownNames.set(headers, names);
	}
	return names;
}
