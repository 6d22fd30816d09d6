import type { Timelines } from './timelines.ts';

/** A cursor is `<timeline>.<v>`; the empty cursor asks for everything. */
export const NO_CURSOR = '';

/** How far a cursor has come; 0 for one that holds nothing. */
export function cursorPosition(cursor: string): number {
	const v = Number(cursor.slice(cursor.lastIndexOf('.') + 1));
	return cursor === NO_CURSOR || !Number.isSafeInteger(v) ? 0 : v;
}

/**
 * How far a cursor has come in the history that `timelines` tell. Change numbers count within one
 * history: a cursor of a lost one reaches only to where the two part.
 */
export function positionIn(timelines: Timelines, cursor: string): number {
	const own = timelines.findIndex(({ id }) => id === cursor.slice(0, cursor.lastIndexOf('.')));
	if (own === -1) return 0;
	return Math.min(cursorPosition(cursor), timelines[own + 1]?.from ?? Infinity);
}
