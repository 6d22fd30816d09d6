import { exceptionalDays, HOLIDAYS_COVERED_UNTIL } from './working-days.ts';

/** A day in the calendar of Asia/Shanghai, such as `2026-11-24`. Sorts as text. */
export type PlainDate = string;

/** A date that rests on the holiday calendar; `covered: false` means the calendar of its year is not out yet. */
export interface CalendarDate {
	date: PlainDate;
	covered: boolean;
}

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
	const isWeekday = weekday !== 0 && weekday !== 6;
	const monthDay = date.slice(5, 7) + date.slice(8, 10);
	return isWeekday !== (exceptionalDays[date.slice(0, 4)]?.includes(monthDay) ?? false);
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
