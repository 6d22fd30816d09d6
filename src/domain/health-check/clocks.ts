import type { Clock, Item, Text } from './questionnaire.ts';

/** Working days as the caller knows them; beyond `coveredUntil` only weekends are known. */
export interface Calendar {
	coveredUntil: string;
	isWorkday: (date: string) => boolean;
}

export interface ClockResult {
	itemId: string;
	clockId: string;
	label: Text;
	startsOn: string;
	dueOn: string;
	/** The day the period ends by plain counting, when a day off moved it. */
	rolledFrom: string | null;
	/** False when the holidays of that time are not published yet, so the date may still move. */
	isCertain: boolean;
	/** Below zero once it has run out. */
	daysLeft: number;
}

export const warnWithinDays = 90;
const dayMs = 86_400_000;

/** All dates are plain dates in Asia/Shanghai, `2026-11-24`. */
export function runClock(
	item: Pick<Item, 'id'>,
	clock: Clock,
	dates: { startsOn: string; today: string },
	calendar: Calendar
): ClockResult {
	const fixed =
		clock.transition && dates.startsOn < clock.transition.startsBefore ? clock.transition : null;
	const counted = fixed?.dueOn ?? addPeriod(dates.startsOn, clock.length, clock.unit);
	const dueOn = clock.rollHoliday ? rollToWorkday(counted, calendar) : counted;
	return {
		itemId: item.id,
		clockId: clock.id,
		label: fixed?.label ?? clock.label,
		startsOn: dates.startsOn,
		dueOn,
		rolledFrom: dueOn === counted ? null : counted,
		isCertain: !clock.rollHoliday || dueOn <= calendar.coveredUntil,
		daysLeft: daysBetween(dates.today, dueOn)
	};
}

/** Those that have run out or will within 90 days, soonest first. */
export function urgentClocks(clocks: ClockResult[]): ClockResult[] {
	return clocks
		.filter((clock) => clock.daysLeft <= warnWithinDays)
		.sort((a, b) => a.daysLeft - b.daysLeft);
}

/** The start day is not counted; a month without that day ends on its last one (民法典 201, 202). */
export function addPeriod(date: string, length: number, unit: Clock['unit']): string {
	const start = new Date(`${date}T00:00:00Z`);
	if (unit === 'day') return plain(start.getTime() + length * dayMs);
	const months = unit === 'year' ? length * 12 : length;
	const day = start.getUTCDate();
	const lastOfMonth = new Date(
		Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)
	);
	lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()));
	return plain(lastOfMonth.getTime());
}

export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** True for a date that exists, written `2026-11-24`, between 1949 and 2199. */
export function isPlainDate(text: string): boolean {
	if (!/^(19[4-9]\d|20\d\d|21\d\d)-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && plain(time) === text;
}

function rollToWorkday(date: string, calendar: Calendar): string {
	let day = date;
	while (!calendar.isWorkday(day)) day = plain(Date.parse(`${day}T00:00:00Z`) + dayMs);
	return day;
}

function plain(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
