import { addDays, addMonths, rollOverHolidays } from '../time.ts';
import type { Clock, Item, Text } from './questionnaire.ts';

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
	dates: { startsOn: string; today: string }
): ClockResult {
	const fixed =
		clock.transition && dates.startsOn < clock.transition.startsBefore ? clock.transition : null;
	const counted = fixed?.dueOn ?? addPeriod(dates.startsOn, clock.length, clock.unit);
	const { date: dueOn, covered } = clock.rollHoliday
		? rollOverHolidays(counted)
		: { date: counted, covered: true };
	return {
		itemId: item.id,
		clockId: clock.id,
		label: fixed?.label ?? clock.label,
		startsOn: dates.startsOn,
		dueOn,
		rolledFrom: dueOn === counted ? null : counted,
		isCertain: covered,
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
	if (unit === 'day') return addDays(date, length);
	return addMonths(date, unit === 'year' ? length * 12 : length);
}

export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** True for a date that exists, written `2026-11-24`, between 1949 and 2199. */
export function isPlainDate(text: string): boolean {
	if (!/^(19[4-9]\d|20\d\d|21\d\d)-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
