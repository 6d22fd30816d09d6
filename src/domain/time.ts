import chineseDays from 'chinese-days';

/** A day in the calendar of Asia/Shanghai, such as `2026-11-24`. Sorts as text. */
export type PlainDate = string;

/** A date that rests on the holiday calendar; `covered: false` means the calendar of its year is not out yet. */
export interface CalendarDate {
	date: PlainDate;
	covered: boolean;
}

/**
 * Last day of the published holiday calendar. The State Council announces a year in the autumn before;
 * raise it together with `chinese-days` (the test beside says when that is due).
 */
export const HOLIDAYS_COVERED_UNTIL: PlainDate = '2026-12-31';

const dayMs = 86_400_000;
// China has had one time zone without summer time since 1992.
const shanghaiMs = 8 * 3_600_000;

/** The day on which an instant falls in China. */
export function plainDateOf(instant: Date | string | number): PlainDate {
	return new Date(new Date(instant).getTime() + shanghaiMs).toISOString().slice(0, 10);
}

/** The last second of a day in China, as an ISO instant: when a term of days ends. */
export function endOfDay(date: PlainDate): string {
	return new Date(utcOf(date) + dayMs - 1000 - shanghaiMs).toISOString();
}

export function addDays(date: PlainDate, days: number): PlainDate {
	return new Date(utcOf(date) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day so many months on, or the last day of that month when it is shorter. */
export function addMonths(date: PlainDate, months: number): PlainDate {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const first = Date.UTC(year, month - 1 + months, 1);
	const lastDay = new Date(
		Date.UTC(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + 1, 0)
	).getUTCDate();
	return addDays(new Date(first).toISOString().slice(0, 10), Math.min(day, lastDay) - 1);
}

export function isCovered(date: PlainDate): boolean {
	return date <= HOLIDAYS_COVERED_UNTIL;
}

/** Weekends made up for and public holidays included; beyond the calendar, Monday to Friday. */
export function isWorkingDay(date: PlainDate): boolean {
	const weekday = new Date(utcOf(date)).getUTCDay();
	// Of the library only its table is used: west of Greenwich it takes the weekday of the day before.
	const { name, work } = chineseDays.getDayDetail(date);
	const isInTable = name.includes(',');
	return isCovered(date) && isInTable ? work : weekday !== 0 && weekday !== 6;
}

/** The n-th working day after a date; the day itself does not count. */
export function addWorkingDays(date: PlainDate, count: number): CalendarDate {
	let end = date;
	for (let left = count; left > 0;) {
		end = addDays(end, 1);
		if (isWorkingDay(end)) left -= 1;
	}
	return { date: end, covered: isCovered(end) };
}

/**
 * Civil Procedure Law art. 85: when the last day of a term is a holiday, the term ends on the first
 * day after the holiday. A working Saturday is no holiday.
 */
export function rollOverHolidays(date: PlainDate): CalendarDate {
	let end = date;
	while (!isWorkingDay(end)) end = addDays(end, 1);
	return { date: end, covered: isCovered(end) };
}

function utcOf(date: PlainDate): number {
	return Date.parse(`${date}T00:00:00Z`);
}
