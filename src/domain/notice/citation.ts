/** One reference to a law, as data (row IN7). Dates are plain dates in Asia/Shanghai; `effectiveTo` is the last day in force. */
export interface LawRef {
	law: string;
	article: string;
	effectiveFrom: string;
	effectiveTo: string | null;
	supersededBy: { law: string; article: string } | null;
}

export type LawStatus =
	| { status: 'notYetInForce'; from: string }
	| { status: 'inForce' }
	/** Still in force, with a known last day. */
	| { status: 'ending'; on: string; successor: LawRef['supersededBy'] }
	/** `on` is the last day it was in force; null when the source says only that it is no longer. */
	| { status: 'repealed'; on: string | null; successor: LawRef['supersededBy'] };

/** A text that ends on a day is followed by its successor on the next one. */
export function dayAfter(date: string): string {
	return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** Computed on the device for any date, so an old copy still tells the truth. `on` is a plain date, `2026-11-24`. */
export function lawStatusOn(
	ref: Pick<LawRef, 'effectiveFrom' | 'effectiveTo' | 'supersededBy'>,
	on: string
): LawStatus {
	if (ref.effectiveFrom > on) return { status: 'notYetInForce', from: ref.effectiveFrom };
	if (ref.effectiveTo === null) return { status: 'inForce' };
	return ref.effectiveTo < on
		? { status: 'repealed', on: ref.effectiveTo, successor: ref.supersededBy }
		: { status: 'ending', on: ref.effectiveTo, successor: ref.supersededBy };
}
