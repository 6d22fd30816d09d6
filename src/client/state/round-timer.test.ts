import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RoundEnd } from '#client/sync/sync-engine';
import { createRoundTimer, nextTry, type RoundTimer } from './round-timer.ts';

let ran: Array<[string, number]>;
let timer: RoundTimer;

beforeEach(() => {
	vi.useFakeTimers();
	const startedAt = performance.now();
	ran = [];
	timer = createRoundTimer((trigger) => ran.push([trigger, performance.now() - startedAt]));
});
afterEach(() => {
	timer.stop();
	vi.useRealTimers();
});

test('new work does not wait for what was put off', () => {
	timer.schedule(1000, 'event');
	timer.schedule(300_000, 'timer');
	vi.advanceTimersByTime(400_000);
	expect(ran).toEqual([['event', 1000]]);
});

test('what comes sooner brings the stronger reason along', () => {
	timer.schedule(2000, 'event');
	timer.schedule(500, 'timer');
	vi.advanceTimersByTime(10_000);
	expect(ran).toEqual([['event', 500]]);
	timer.schedule(100, 'timer');
	vi.advanceTimersByTime(100);
	expect(ran).toHaveLength(2);
	expect(ran.at(-1)?.[0]).toBe('timer');
});

test('stopped means stopped', () => {
	timer.schedule(100, 'person');
	timer.stop();
	timer.schedule(100, 'person');
	vi.advanceTimersByTime(1000);
	expect(ran).toEqual([]);
});

test('whoever was put off is tried again by themselves, and who owes nothing is left alone', () => {
	const after = (end: RoundEnd, waitMs: number) => nextTry({ end, trigger: 'event' }, waitMs, 2000);
	expect(after('unreachable', 0)).toEqual({ inMs: 0, trigger: 'timer' });
	expect(after('synced', 700)).toEqual({ inMs: 700, trigger: 'timer' });
	expect(after('synced', 0)).toBeNull();
	expect(after('moreFiles', 0)).toEqual({ inMs: 2000, trigger: 'timer' });
});

test('what met a round at work keeps its reason, so that the backoff of that round does not hold it up', () => {
	for (const trigger of ['timer', 'event', 'person'] as const) {
		expect(nextTry({ end: 'busy', trigger }, 40_000, 2000)).toEqual({ inMs: 2000, trigger });
	}
});
