import { describe, expect, it } from 'vitest';
import { judge, type Evidence } from '../../bench/reliability/judge.ts';
import type { Effect, Word } from '../../bench/reliability/system.ts';
import type { Write } from '../../bench/reliability/writes.ts';

function write(id: string, more: Partial<Write> = {}): Write {
	const base = { n: 0, account: 'alice', tab: 0, kind: 'visit', step: 0, slot: null } as const;
	return { ...base, id, entity: `of ${id}`, note: 'plain', ...more };
}

function effect({ id, kind, entity, slot, account }: Write, as = account): Effect {
	return { id, kind, entity, slot, account: as };
}

/** Only what differs from a clean run. */
function faultsOf(given: Partial<Evidence>): Record<string, number> {
	const isRefusable = ({ note }: Write) => note.startsWith('!');
	const clean = {
		writes: [],
		effects: [],
		words: new Map(),
		waiting: new Set<string>(),
		isRefusable
	};
	const verdict = judge({ ...clean, ...given });
	return Object.fromEntries(Object.entries(verdict).filter(([, count]) => count > 0));
}

const told = (...words: Word[]) => new Map([['a', words]]);
const a = write('a');

describe('judge of the reliability benchmark', () => {
	it.each<[string, Partial<Evidence>]>([
		['nothing', { writes: [a], effects: [effect(a)], words: told('saved', 'sent') }],
		['lost', { writes: [a], words: told('saved', 'sent') }],
		['doubled', { writes: [a], effects: [effect(a), effect(a)], words: told('sent') }],
		['blocked', { writes: [a], words: told('saved'), waiting: new Set(['a']) }],
		['wrongPerson', { writes: [a], effects: [effect(a, 'bob')], words: told('sent') }],
		['refusedYetStored', { writes: [a], effects: [effect(a)], words: told('refused') }],
		['refusedGood', { writes: [a], words: told('saved', 'refused') }],
		['refusedSeen', { writes: [write('a', { note: '!bad' })], words: told('refused') }],
		['refusedSeen', { writes: [write('a', { note: '?crasher' })], words: told('refused') }],
		['refusedUnseen', { writes: [write('a', { note: '!bad' })], words: told('saved') }],
		['nothing', { writes: [write('a', { note: '?crasher' })], waiting: new Set(['a']) }]
	])('counts %s', (name, evidence) => {
		expect(faultsOf(evidence)).toEqual(name === 'nothing' ? {} : { [name]: 1 });
	});

	it('counts an edit that overtook the filing, and one whose filing is gone', () => {
		const filing = write('f', { kind: 'filing', entity: 'E' });
		const edit = write('e', { kind: 'edit', entity: 'E', step: 1, n: 1 });
		const writes = [filing, edit];
		expect(faultsOf({ writes, effects: [effect(filing), effect(edit)] })).toEqual({});
		expect(faultsOf({ writes, effects: [effect(edit), effect(filing)] })).toEqual({
			outOfOrder: 1
		});
		expect(faultsOf({ writes, effects: [effect(edit)] })).toEqual({ outOfOrder: 1 });
	});

	it('counts what was booked beyond the places of a slot', () => {
		const bookings = ['1', '2', '3', '4'].map((id) => write(id, { kind: 'booking', slot: 's' }));
		const effects = bookings.map((one) => effect(one));
		expect(faultsOf({ writes: bookings, effects })).toEqual({ doubleBooked: 1 });
	});
});
