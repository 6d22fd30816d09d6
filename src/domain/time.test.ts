import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	addMonths,
	addWorkingDays,
	endOfDay,
	isWorkingDay,
	plainDateOf,
	rollOverHolidays
} from './time.ts';
import { HOLIDAYS_COVERED_UNTIL } from './working-days.ts';

describe('days in China', () => {
	it('begin at midnight in Shanghai', () => {
		expect(plainDateOf('2026-11-23T15:59:59.999Z')).toBe('2026-11-23');
		expect(plainDateOf('2026-11-23T16:00:00.000Z')).toBe('2026-11-24');
		expect(endOfDay('2026-11-24')).toBe('2026-11-24T15:59:59.000Z');
	});

	it('add up over months and leap years', () => {
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
		expect(addMonths('2026-11-30', 24)).toBe('2028-11-30');
		expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
	});
});

describe('working days', () => {
	it.each([
		['2026-10-01', false, 'National Day'],
		['2026-10-10', true, 'a Saturday worked in place of a holiday'],
		['2026-11-21', false, 'an ordinary Saturday'],
		['2026-11-24', true, 'an ordinary Tuesday']
	])('%s: %s (%s)', (date, expected) => {
		expect(isWorkingDay(date)).toBe(expected);
	});

	it('are counted over the National Day holiday', () => {
		expect(addWorkingDays('2026-09-30', 3)).toEqual({ date: '2026-10-10', covered: true });
		expect(addWorkingDays('2026-11-20', 1)).toEqual({ date: '2026-11-23', covered: true });
	});

	it('a term that ends in a holiday ends on the first day after it', () => {
		expect(rollOverHolidays('2026-10-03')).toEqual({ date: '2026-10-08', covered: true });
		expect(rollOverHolidays('2026-10-10')).toEqual({ date: '2026-10-10', covered: true });
	});

	it('beyond the published calendar the answer says that it is not certain', () => {
		expect(addWorkingDays('2026-12-30', 3)).toEqual({ date: '2027-01-04', covered: false });
		expect(rollOverHolidays('2027-10-02').covered).toBe(false);
	});

	it('the calendar is covered exactly as far as the library knows: run src/setup/working-days.js when this fails', () => {
		const hasHolidays = (year: number) =>
			chineseDays.getDayDetail(`${year}-10-01`).name.includes('国庆');
		const covered = Number(HOLIDAYS_COVERED_UNTIL.slice(0, 4));
		expect([hasHolidays(covered), hasHolidays(covered + 1)]).toEqual([true, false]);
	});

	it('agree with the table of the library on every day it knows', () => {
		const different: string[] = [];
		for (
			let day = '2003-01-01';
			day <= addDays(HOLIDAYS_COVERED_UNTIL, 365);
			day = addDays(day, 1)
		) {
			const { name, work } = chineseDays.getDayDetail(day);
			const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
			const expected = name.includes(',') ? work : weekday !== 0 && weekday !== 6;
			if (isWorkingDay(day) !== expected) different.push(day);
		}
		expect(different).toEqual([]);
	});
});
