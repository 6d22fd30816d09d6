import { describe, expect, it } from 'vitest';
import { dueStateOn, isInFilter, ledgerOf } from './due-state.ts';

// The last second of Wednesday 25 November in China.
const dueAt = '2026-11-25T15:59:59.000Z';

describe('a due date', () => {
	it.each([
		['2026-11-25T15:59:59.000Z', { kind: 'today' }],
		['2026-11-25T16:00:00.000Z', { kind: 'overdue', days: 1 }],
		['2026-11-28T03:00:00.000Z', { kind: 'overdue', days: 3 }],
		['2026-11-24T15:59:59.000Z', { kind: 'soon', days: 1 }],
		['2026-11-22T03:00:00.000Z', { kind: 'soon', days: 3 }],
		['2026-11-21T03:00:00.000Z', { kind: 'later', days: 4 }]
	])('at %s stands as %j', (now, state) => {
		expect(dueStateOn(dueAt, now)).toEqual(state);
	});

	it('is none when nothing is owed', () => {
		expect(dueStateOn(null, dueAt)).toEqual({ kind: 'none' });
	});
});

describe('the ledger', () => {
	const entry = (
		status: 'submitted' | 'returned' | 'accepted' | 'opinionIssued',
		due: string | null,
		at: string
	) => ({
		status,
		dueAt: due,
		history: [{ at }]
	});
	const late = entry('accepted', '2026-11-20T15:59:59.000Z', '2026-11-10T00:00:00.000Z');
	const fresh = entry('submitted', dueAt, '2026-11-23T00:00:00.000Z');
	const back = entry('returned', null, '2026-11-22T00:00:00.000Z');
	const done = entry('opinionIssued', null, '2026-11-21T00:00:00.000Z');
	const all = [done, fresh, back, late];
	const now = '2026-11-24T02:00:00.000Z';

	it('shows what is owed with the most urgent first', () => {
		expect(ledgerOf(all, 'open', now)).toEqual([late, fresh]);
		expect(ledgerOf(all, 'overdue', now)).toEqual([late]);
		expect(ledgerOf(all, 'returned', now)).toEqual([back]);
		expect(ledgerOf(all, 'done', now)).toEqual([done]);
	});

	it('leaves no request without a place', () => {
		for (const one of all) {
			expect(
				(['open', 'returned', 'done'] as const).filter((f) => isInFilter(one, f, now))
			).toHaveLength(1);
		}
	});
});
