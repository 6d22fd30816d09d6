import { addWorkingDays, endOfDay, plainDateOf } from '../time.ts';

/** Working days the court has to accept or return a request. */
export const acceptWithinDays = 3;
/** Working days from acceptance to the first opinion. */
export const opinionWithinDays = 10;

/** When the court owes its next step: the last second of the n-th working day after `from`. */
export function dueAfter(from: Date, workingDays: number): string {
	return endOfDay(addWorkingDays(plainDateOf(from), workingDays).date);
}
