import type { LawRef } from '../notice/citation.ts';
import { daysBetween } from './clocks.ts';
import { allItems, type Questionnaire } from './questionnaire.ts';

export interface ExpiringCitation {
	itemId: string;
	ref: LawRef;
}

const noticeDays = 60;

/** Citations that end within 60 days (or have ended) with no successor: the nightly build fails on any. */
export function unmappedExpiries(questionnaire: Questionnaire, today: string): ExpiringCitation[] {
	return allItems(questionnaire).flatMap((item) =>
		item.law
			.filter(
				(ref) =>
					ref.effectiveTo !== null &&
					daysBetween(today, ref.effectiveTo) <= noticeDays &&
					ref.supersededBy === null
			)
			.map((ref) => ({ itemId: item.id, ref }))
	);
}
