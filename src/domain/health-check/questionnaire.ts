import type { LawRef } from '../notice/citation.ts';
import type { Profile } from './profile.ts';

export interface Text {
	zh: string;
	en: string;
}

/** `unsure` (不清楚) is an answer with its own meaning, an information gap; it never counts as yes. */
export const answerValues = ['yes', 'partly', 'no', 'unsure', 'na'] as const;
export type AnswerValue = (typeof answerValues)[number];

export type Severity = 1 | 2 | 3 | 4;

/** What a firm can ask the court side for when an item shows a gap. */
export const serviceIds = ['consultation', 'mediationHelp', 'confirmationHelp', 'lecture'] as const;
export type ServiceId = (typeof serviceIds)[number];

/** A legal period that starts on a date the firm types in. The start day itself is not counted. */
export interface Clock {
	id: string;
	/** Asks for the start date. */
	from: Text;
	length: number;
	unit: 'day' | 'month' | 'year';
	/** Rolls to the next working day only where the statute says so: elsewhere the earlier date is the safe one. */
	rollHoliday: boolean;
	/** `gap`: only worth asking when the answer shows one. */
	askWhen: 'always' | 'gap';
	/** Names the last day. */
	label: Text;
	/** A start before `startsBefore` ends on a date fixed by transition rules instead. */
	transition?: { startsBefore: string; dueOn: string; label: Text };
}

export interface Item {
	id: string;
	text: Text;
	/** Why we ask: one sentence. */
	why: Text;
	/** What to do this week. */
	act: Text;
	/** What shows that it is done. */
	evidence: Text;
	/** On reverse items (是 = 风险) the good answer is `no`. */
	goodAnswer: 'yes' | 'no';
	/** A choice between two things instead of yes and no; it has no "partly". */
	choice: { yes: Text; no: Text } | null;
	severity: Severity;
	redFlag: boolean;
	law: LawRef[];
	/** What the law line cannot promise: not yet checked, good practice only, numbers to come from the court. */
	caveat: Text | null;
	clocks: Clock[];
	service: ServiceId;
	appliesIf: (profile: Profile) => boolean;
}

export interface Domain {
	id: string;
	title: Text;
	items: Item[];
}

export interface Questionnaire {
	id: string;
	version: string;
	publishedOn: string;
	domains: Domain[];
	/** The red-flag quick check, in the order it is asked. */
	quick: string[];
}

export function allItems(questionnaire: Questionnaire): Item[] {
	return questionnaire.domains.flatMap((domain) => domain.items);
}

export function findItem(questionnaire: Questionnaire, id: string): Item | null {
	return allItems(questionnaire).find((item) => item.id === id) ?? null;
}

/** The answers a person may choose from, in the order they are shown. */
export function answersOf(item: Item): AnswerValue[] {
	return answerValues.filter((value) => !(item.choice && value === 'partly'));
}
