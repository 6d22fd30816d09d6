import { plainDateOf } from '../time.ts';
import type { RequestStatus } from './request.ts';

/** How a due date stands. Computed here and nowhere else, so overdue is the same on every page. */
export type DueState =
	| { kind: 'none' }
	/** `days` past due, at least 1 once the day is over. */
	| { kind: 'overdue'; days: number }
	| { kind: 'today' }
	/** Within three days. */
	| { kind: 'soon'; days: number }
	| { kind: 'later'; days: number };

const soonDays = 3;
const dayMs = 86_400_000;

export function dueStateOn(dueAt: string | null, now: string | Date): DueState {
	if (dueAt === null) return { kind: 'none' };
	const days = daysBetween(plainDateOf(now), plainDateOf(dueAt));
	if (days < 0) return { kind: 'overdue', days: -days };
	if (days === 0) return { kind: 'today' };
	return days <= soonDays ? { kind: 'soon', days } : { kind: 'later', days };
}

/** Calendar days from one plain date to another; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

export const ledgerFilters = ['open', 'overdue', 'returned', 'done'] as const;
export type LedgerFilter = (typeof ledgerFilters)[number];

interface LedgerEntry {
	status: RequestStatus;
	dueAt: string | null;
	history: Array<{ at: string }>;
}

export function isInFilter(entry: LedgerEntry, filter: LedgerFilter, now: string | Date): boolean {
	switch (filter) {
		case 'open':
			return entry.status === 'submitted' || entry.status === 'accepted';
		case 'overdue':
			return dueStateOn(entry.dueAt, now).kind === 'overdue';
		case 'returned':
			return entry.status === 'returned';
		case 'done':
			return entry.status === 'opinionIssued' || entry.status === 'withdrawn';
	}
}

/** What is due first comes first; without a due date, what changed last. */
export function ledgerOf<Entry extends LedgerEntry>(
	entries: readonly Entry[],
	filter: LedgerFilter,
	now: string | Date
): Entry[] {
	return entries.filter((entry) => isInFilter(entry, filter, now)).sort(byUrgency);
}

function byUrgency(a: LedgerEntry, b: LedgerEntry): number {
	if (a.dueAt !== null && b.dueAt !== null) return a.dueAt.localeCompare(b.dueAt);
	if (a.dueAt !== null || b.dueAt !== null) return a.dueAt === null ? 1 : -1;
	return (b.history.at(-1)?.at ?? '').localeCompare(a.history.at(-1)?.at ?? '');
}
