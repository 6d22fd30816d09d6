import type { AnswerValue, Item, Severity } from './questionnaire.ts';

export type Band = 'red' | 'orange' | 'yellow' | 'green';
export type SelfLevel = 'red' | 'orange' | 'yellow' | 'blue';

/** Under this share of answered questions an index would say more than is known. */
export const coverageNeeded = 0.7;
const redFlagGap = 0.5;
const weights: Record<Severity, number> = { 1: 1, 2: 2, 3: 4, 4: 8 };
const gaps = { good: 0, partly: 0.5, unsure: 0.7, bad: 1 };

export function weightOf(item: Pick<Item, 'severity'>): number {
	return weights[item.severity];
}

/** How far an answer is from good, 0 to 1. Null for 不适用, which is left out of everything. */
export function gapOf(item: Pick<Item, 'goodAnswer'>, answer: AnswerValue): number | null {
	if (answer === 'na') return null;
	if (answer === 'partly' || answer === 'unsure') return gaps[answer];
	return answer === item.goodAnswer ? gaps.good : gaps.bad;
}

export function isFlagged(
	item: Pick<Item, 'goodAnswer' | 'redFlag'>,
	answer: AnswerValue
): boolean {
	return item.redFlag && (gapOf(item, answer) ?? 0) >= redFlagGap;
}

/** The firm's own view of one gap; the adviser's level is another field and decides. Null without a gap. */
export function selfLevelOf(
	item: Pick<Item, 'goodAnswer' | 'redFlag' | 'severity'>,
	answer: AnswerValue
): SelfLevel | null {
	const gap = gapOf(item, answer);
	if (!gap) return null;
	if (isFlagged(item, answer)) return 'red';
	// Starting values, to be set by the operator: a plain 否 on severity 3 weighs 4.
	const heaviness = weightOf(item) * gap;
	if (heaviness >= 4) return 'orange';
	return heaviness >= 2 ? 'yellow' : 'blue';
}

export interface Answered {
	item: Pick<Item, 'id' | 'goodAnswer' | 'severity' | 'redFlag'>;
	/** Null while the question is open. */
	answer: AnswerValue | null;
}

export interface Score {
	applicable: number;
	answered: number;
	/** answered / applicable; 1 when nothing applies. */
	coverage: number;
	missing: number;
	/** 0 to 100, null while coverage is under 70 % or nothing applies. */
	index: number | null;
	/** A red flag makes it red whatever the index, even while there is no index. */
	band: Band | null;
	redFlags: string[];
	/** Points each gap took off the index, heaviest first. */
	movers: Array<{ itemId: string; lost: number }>;
}

/** Domain index = 100 x (1 - sum(w g) / sum(w)) over applicable answered items. */
export function score(questions: Answered[]): Score {
	const applicable = questions.filter(({ answer }) => answer !== 'na');
	const counted = applicable.flatMap(({ item, answer }) => {
		const gap = answer === null ? null : gapOf(item, answer);
		return answer === null || gap === null ? [] : [{ item, answer, gap, weight: weightOf(item) }];
	});
	const total = counted.reduce((sum, one) => sum + one.weight, 0);
	// In whole tenths: sums of 0.7 depend on their order, and a half would round two ways.
	const lostTenths = counted.reduce((sum, one) => sum + one.weight * Math.round(10 * one.gap), 0);
	const coverage = applicable.length === 0 ? 1 : counted.length / applicable.length;
	const index =
		total === 0 || coverage < coverageNeeded
			? null
			: Math.round((10 * (10 * total - lostTenths)) / total);
	const redFlags = counted
		.filter(({ item, answer }) => isFlagged(item, answer))
		.map(({ item }) => item.id);
	return {
		applicable: applicable.length,
		answered: counted.length,
		coverage,
		missing: applicable.length - counted.length,
		index,
		band: redFlags.length > 0 ? 'red' : index === null ? null : bandOf(index),
		redFlags,
		movers: counted
			.filter(({ gap }) => gap > 0)
			.map(({ item, weight, gap }) => ({ itemId: item.id, lost: (100 * weight * gap) / total }))
			.sort((a, b) => b.lost - a.lost)
	};
}

function bandOf(index: number): Band {
	if (index < 60) return 'orange';
	return index < 85 ? 'yellow' : 'green';
}
