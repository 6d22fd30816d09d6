/** A cursor is `<timeline>.<v>`; the empty cursor asks for everything. */
export const NO_CURSOR = '';

/** How far a cursor has come; 0 for one that holds nothing. */
export function cursorPosition(cursor: string): number {
	const v = Number(cursor.slice(cursor.lastIndexOf('.') + 1));
	return cursor === NO_CURSOR || !Number.isSafeInteger(v) ? 0 : v;
}
