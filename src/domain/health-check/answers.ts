import { fingerprintOf } from './fingerprint.ts';
import { gapOf } from './score.ts';
import type { Profile } from './profile.ts';
import {
	allItems,
	findItem,
	type AnswerValue,
	type Clock,
	type Item,
	type Questionnaire
} from './questionnaire.ts';

export type CheckMode = 'quick' | 'full';

export interface GivenAnswer {
	value: AnswerValue;
	/** Of the question as it stood when it was answered. */
	fingerprint: string;
	/** Start dates of the item's clocks, by clock id. */
	dates: Record<string, string>;
}

export type Answers = Record<string, GivenAnswer>;

/** The questions to ask, in order: what the profile rules out is not among them. */
export function questionsFor(
	questionnaire: Questionnaire,
	mode: CheckMode,
	profile: Profile
): Item[] {
	const items =
		mode === 'full'
			? allItems(questionnaire)
			: questionnaire.quick.flatMap((id) => findItem(questionnaire, id) ?? []);
	return items.filter((item) => item.appliesIf(profile));
}

/** An answer counts only for the very question it was given to. */
export function answerTo(item: Item, answers: Answers): GivenAnswer | null {
	const given = answers[item.id];
	return given && given.fingerprint === fingerprintOf(item) ? given : null;
}

/** Answered in an earlier version and worded differently now: these are asked again, the rest stay. */
export function changedQuestions(items: Item[], answers: Answers): Item[] {
	return items.filter((item) => answers[item.id] && !answerTo(item, answers));
}

/** The clocks worth a date for this answer; none while the question is open or does not apply. */
export function clocksToAsk(item: Item, value: AnswerValue | null): Clock[] {
	if (value === null || value === 'na') return [];
	const hasGap = (gapOf(item, value) ?? 0) > 0;
	return item.clocks.filter((clock) => clock.askWhen === 'always' || hasGap);
}

/** The same answers give the same text in whatever order they were tapped; its hash pins a result. */
export function canonicalAnswers(
	check: { questionnaireVersion: string; contentHash: string; profile: Profile },
	answers: Answers
): string {
	const sorted = <T>(record: Record<string, T>) =>
		Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify([
		check.questionnaireVersion,
		check.contentHash,
		sorted(check.profile),
		sorted(answers).map(([id, { value, fingerprint, dates }]) => [
			id,
			value,
			fingerprint,
			sorted(dates)
		])
	]);
}
