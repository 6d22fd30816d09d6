import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay } from '../time.ts';
import { addPeriod, daysBetween, isPlainDate, runClock, urgentClocks } from './clocks.ts';
import { findItem } from './questionnaire.ts';
import { questionnaire } from './questions.ts';

function run(itemId: string, clockId: string, startsOn: string, today = '2026-11-24') {
	const item = findItem(questionnaire, itemId);
	const clock = item?.clocks.find((one) => one.id === clockId);
	if (!item || !clock) throw new Error(`no clock ${itemId} ${clockId}`);
	return runClock(item, clock, { startsOn, today });
}

describe('clocks', () => {
	test('count periods as the Civil Code does: without the first day, to the same day of the month', () => {
		expect(addPeriod('2026-01-31', 1, 'month')).toBe('2026-02-28');
		expect(addPeriod('2024-02-29', 3, 'year')).toBe('2027-02-28');
		expect(addPeriod('2026-11-24', 30, 'day')).toBe('2026-12-24');
		expect(addPeriod('2026-12-15', 1, 'month')).toBe('2027-01-15');
	});

	test('roll over a holiday only where the statute says so', () => {
		// 1 September + 30 days is the first day of the National Day holiday.
		expect(run('E5', 'agreement', '2026-09-01', '2026-09-10')).toMatchObject({
			dueOn: '2026-10-08',
			rolledFrom: '2026-10-01',
			isCertain: true,
			daysLeft: 28
		});
		expect(run('L2', 'hired', '2026-09-01')).toMatchObject({
			dueOn: '2026-10-01',
			rolledFrom: null
		});
	});

	test('say that the day may move when the holidays are not published yet', () => {
		expect(run('C4', 'oldestDebt', '2024-02-10')).toMatchObject({
			dueOn: '2027-02-10',
			isCertain: false
		});
		expect(run('L1', 'hired', '2027-01-10').isCertain).toBe(true);
	});

	test('give older companies the day of the transition rules, and newer ones five years', () => {
		expect(run('G1', 'founded', '2010-05-05').dueOn).toBe('2027-06-30');
		expect(run('G1', 'founded', '2024-06-30').dueOn).toBe('2027-06-30');
		expect(run('G1', 'founded', '2024-07-01')).toMatchObject({ dueOn: '2029-07-01' });
		expect(run('G1', 'founded', '2010-05-05').label).not.toEqual(
			run('G1', 'founded', '2024-07-01').label
		);
	});

	test('list what has run out first, then what runs out within 90 days, and no more', () => {
		const past = run('L1', 'hired', '2026-09-01');
		const soon = run('C4', 'oldestDebt', '2023-12-31');
		const far = run('Y1', 'issued', '2025-01-01');
		const edge = run('T2', 'nextFiling', '2027-02-22');
		expect(edge.daysLeft).toBe(90);
		expect(urgentClocks([far, soon, edge, past])).toEqual([past, soon, edge]);
		expect(urgentClocks([run('T2', 'nextFiling', '2027-02-23')])).toEqual([]);
	});

	test('never end before they start, and roll to a working day', () => {
		const anyDate = fc
			.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(anyDate, fc.nat(60), fc.constantFrom('day', 'month', 'year'), (date, n, unit) => {
				const end = addPeriod(date, n, unit as 'day');
				expect(isPlainDate(end)).toBe(true);
				expect(daysBetween(date, end)).toBeGreaterThanOrEqual(0);
			})
		);
		fc.assert(
			fc.property(anyDate, (date) => {
				const clock = run('E3', 'performBy', date);
				expect(isWorkingDay(clock.dueOn)).toBe(true);
				expect(clock.dueOn >= addPeriod(date, 2, 'year')).toBe(true);
			})
		);
	});

	test('take only dates that exist', () => {
		expect(isPlainDate('2026-02-29')).toBe(false);
		expect(isPlainDate('2028-02-29')).toBe(true);
		expect(isPlainDate('26-1-1')).toBe(false);
		expect(isPlainDate('0001-01-01')).toBe(false);
	});
});
