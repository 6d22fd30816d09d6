import type { LawRef } from '../notice/citation.ts';
import { resolveCitation } from '../notice/laws.ts';
import type { Item } from './questionnaire.ts';

/** The day the items were written: a bare law name means the edition in force then. */
export const writtenOn = '2026-11-24';

type Written = Pick<Item, 'id' | 'text' | 'why' | 'act' | 'evidence' | 'severity'> &
	Partial<Item> & { cites?: Array<[law: string, ...articles: string[]]> };

/** Fills in what most items share, and resolves citations through the law register. */
export function defineItem({ cites = [], ...written }: Written): Item {
	return {
		goodAnswer: 'yes',
		choice: null,
		redFlag: false,
		caveat: null,
		clocks: [],
		service: 'consultation',
		appliesIf: () => true,
		law: cites.flatMap(([law, ...articles]) => articles.map((article) => cite(law, article))),
		...written
	};
}

/** A law missing from the register is a mistake in the questionnaire, so it stops at once. */
function cite(law: string, article: string): LawRef {
	const ref = resolveCitation({ law, article }, writtenOn);
	if (!ref) throw new Error(`The law register does not hold ${law}`);
	return ref;
}
