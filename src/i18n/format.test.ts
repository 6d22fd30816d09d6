import { describe, expect, it } from 'vitest';
import {
	courtDay,
	formatBytes,
	formatDate,
	formatDateTime,
	formatRelative,
	formatShort,
	formatTime
} from './format.ts';

const moment = '2026-10-10T06:00:00Z';
const now = new Date('2026-10-10T08:00:00Z');

describe('dates', () => {
	it('carry their weekday and the clock of the court', () => {
		expect(formatDateTime(moment, 'zh-CN')).toBe('2026年10月10日 周六 14:00');
		expect(formatDateTime(moment, 'en')).toBe('Sat, 10 October 2026, 14:00');
	});

	it('stay on their day when they have no time', () => {
		expect(formatDate('2027-01-01', 'zh-CN')).toBe('2027年1月1日 周五');
		expect(formatDate('2027-01-01', 'en')).toBe('Fri, 1 January 2027');
	});

	it('turn to the next day at the midnight of the court, not of the phone', () => {
		expect(courtDay('2026-12-31T15:59:59Z')).toBe('2026-12-31');
		expect(courtDay('2026-12-31T16:00:00Z')).toBe('2027-01-01');
		expect(formatTime('2026-12-31T16:00:00Z', 'zh-CN')).toBe('00:00');
	});

	it('are short in lists', () => {
		expect(formatShort(moment, 'zh-CN', now)).toBe('14:00');
		expect(formatShort('2026-03-02', 'zh-CN', now)).toBe('3月2日');
		expect(formatShort('2025-03-02', 'en', now)).toBe('2 Mar 2025');
	});

	it('say nothing rather than Invalid Date', () => {
		expect(formatDateTime('nonsense', 'zh-CN')).toBe('');
		expect(formatTime('nonsense', 'en')).toBe('');
		expect(formatShort('nonsense', 'en', now)).toBe('');
	});

	it('can be said from now', () => {
		expect(formatRelative(moment, 'zh-CN', now)).toBe('2小时前');
		expect(formatRelative('2026-10-13T08:00:00Z', 'en', now)).toBe('in 3 days');
		expect(formatRelative(now, 'en', now)).toBe('just now');
		expect(formatRelative(now, 'zh-CN', now)).toBe('刚刚');
	});
});

describe('sizes', () => {
	it('are counted as phones count', () => {
		expect(formatBytes(0, 'zh-CN')).toBe('0 B');
		expect(formatBytes(1_420_000, 'zh-CN')).toBe('1.4 MB');
		expect(formatBytes(999_600, 'en')).toBe('1 MB');
		expect(formatBytes(123_456, 'en')).toBe('123 kB');
	});
});
