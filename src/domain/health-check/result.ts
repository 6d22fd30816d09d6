import { answerTo, clocksToAsk, questionsFor, type Answers, type CheckMode } from './answers.ts';
import { runClock, urgentClocks, type ClockResult } from './clocks.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Profile } from './profile.ts';
import type { AnswerValue, Item, Questionnaire, Text } from './questionnaire.ts';
import { gapOf, score, selfLevelOf, weightOf, type Score, type SelfLevel } from './score.ts';

export interface ItemResult {
	itemId: string;
	domainId: string;
	/** As it was asked: a result keeps its own words when the questionnaire moves on. */
	text: Text;
	fingerprint: string;
	/** Null: not answered. */
	answer: AnswerValue | null;
	gap: number | null;
	/** Weight times gap: how much there is to mend. */
	heaviness: number;
	level: SelfLevel | null;
}

export interface DomainResult extends Score {
	domainId: string;
	title: Text;
}

/** There is no overall number, by design: it would hide the one fatal gap. */
export interface Result {
	questionnaireVersion: string;
	contentHash: string;
	answersHash: string;
	mode: CheckMode;
	/** Plain date the clocks were counted from. */
	evaluatedOn: string;
	perItem: ItemResult[];
	perDomain: DomainResult[];
	/** Item ids, heaviest first. */
	redFlags: string[];
	/** Run out, or running out within 90 days; soonest first. */
	clocks: ClockResult[];
	/** The three heaviest gaps that are not red flags. */
	heaviest: string[];
	/** Answered of asked; 不适用 counts in neither. */
	coverage: { answered: number; applicable: number };
}

const heaviestShown = 3;

export function evaluate(
	questionnaire: Questionnaire,
	check: {
		mode: CheckMode;
		profile: Profile;
		answers: Answers;
		contentHash: string;
		answersHash: string;
	},
	today: string
): Result {
	const asked = questionsFor(questionnaire, check.mode, check.profile);
	const askedIds = new Set(asked.map((item) => item.id));
	const domains = questionnaire.domains.flatMap((domain) => {
		const items = domain.items.filter((item) => item.appliesIf(check.profile));
		const isAsked = items.some((item) => askedIds.has(item.id));
		return isAsked ? [{ domain, items }] : [];
	});
	const perItem = domains.flatMap(({ domain, items }) =>
		items
			.filter((item) => askedIds.has(item.id))
			.map((item) => itemResult(item, domain.id, answerTo(item, check.answers)?.value ?? null))
	);
	const gaps = perItem.filter((one) => one.level).sort((a, b) => b.heaviness - a.heaviness);
	const whole = score(toAnswered(asked, check.answers));
	return {
		questionnaireVersion: questionnaire.version,
		contentHash: check.contentHash,
		answersHash: check.answersHash,
		mode: check.mode,
		evaluatedOn: today,
		perItem,
		// Over every applicable question of the domain, so a quick check never earns an index.
		perDomain: domains.map(({ domain, items }) => ({
			domainId: domain.id,
			title: domain.title,
			...score(
				toAnswered(items, check.answers).map((one) =>
					askedIds.has(one.item.id) ? one : { ...one, answer: null }
				)
			)
		})),
		redFlags: gaps.filter((one) => one.level === 'red').map((one) => one.itemId),
		clocks: urgentClocks(runClocks(asked, check.answers, today)),
		heaviest: gaps
			.filter((one) => one.level !== 'red')
			.slice(0, heaviestShown)
			.map((one) => one.itemId),
		coverage: { answered: whole.answered, applicable: whole.applicable }
	};
}

function itemResult(item: Item, domainId: string, answer: AnswerValue | null): ItemResult {
	const gap = answer === null ? null : gapOf(item, answer);
	return {
		itemId: item.id,
		domainId,
		text: item.text,
		fingerprint: fingerprintOf(item),
		answer,
		gap,
		heaviness: weightOf(item) * (gap ?? 0),
		level: answer === null ? null : selfLevelOf(item, answer)
	};
}

function toAnswered(items: Item[], answers: Answers) {
	return items.map((item) => ({ item, answer: answerTo(item, answers)?.value ?? null }));
}

function runClocks(items: Item[], answers: Answers, today: string): ClockResult[] {
	return items.flatMap((item) => {
		const given = answerTo(item, answers);
		return clocksToAsk(item, given?.value ?? null).flatMap((clock) => {
			const startsOn = given?.dates[clock.id];
			return startsOn ? [runClock(item, clock, { startsOn, today })] : [];
		});
	});
}
