import { describe, expect, test } from 'vitest';
import { waysOut, type Stuck, type WayOut } from './ways-out.ts';
import { rejectionCodes, type CommandResult } from './wire.ts';

const types = [
	'request.create',
	'request.correct',
	'request.withdraw',
	'request.accept',
	'request.return',
	'opinion.issue',
	'opinion.answer',
	'visit.record'
];
const human = (type: string, part: Partial<Stuck>): Stuck => ({
	state: 'human',
	type,
	result: null,
	parkedCode: null,
	...part
});
const conflict = (code: string, choices: unknown[]): CommandResult => ({
	id: 'c',
	status: 'conflict',
	code,
	v: 1,
	messageKey: code,
	yours: {},
	current: {},
	choices
});
// As read from the wire: a newer server may know codes that this app does not.
const rejected = (code: string, field = 'description') =>
	({
		id: 'c',
		status: 'rejected',
		code,
		messageKey: code,
		...(code === 'invalid' ? { issues: [{ field, reason: 'required' }] } : {})
	}) as CommandResult;

const discard = { choice: 'discard' };
const again = { choice: 'sendAgain', baseRev: 4 };
const everyCode: Array<[string, Partial<Stuck>]> = [
	['changed', { result: conflict('changed', [again, discard]) }],
	['not_allowed', { result: conflict('not_allowed', [discard]) }],
	['already_exists', { result: conflict('already_exists', [discard]) }],
	['slot_full', { result: conflict('slot_full', [{ slot: 's_98' }]) }],
	['a conflict without choices', { result: conflict('of_tomorrow', []) }],
	['a choice of tomorrow', { result: conflict('changed', [{ choice: 'teleport' }, 7, null]) }],
	...[...rejectionCodes, 'too_old', 'of_tomorrow'].map((code): [string, Partial<Stuck>] => [
		code,
		{ result: rejected(code) }
	]),
	['an unknown type', { result: rejected('invalid', 'type') }],
	...['dependency_failed', 'too_large', 'malformed', 'server_error', 'too_old', 'of_tomorrow'].map(
		(code): [string, Partial<Stuck>] => [`${code} on the device`, { parkedCode: code }]
	),
	['no reason at all', {}],
	['set aside', { parkedCode: 'set_aside' }]
];

describe.each(types)('%s', (type) => {
	test.each(everyCode)('%s has a way out', (_, part) => {
		for (const cause of [null, 'other']) {
			const ways = waysOut(human(type, part), cause);
			expect(ways.length).toBeGreaterThan(0);
			if (part.parkedCode !== 'set_aside') expect(ways).toContainEqual({ way: 'discard' });
		}
	});
});

const names = (ways: WayOut[]) => ways.map(({ way }) => way);

test('a changed record offers both versions, and a correction also both together', () => {
	const changed = { result: conflict('changed', [again, discard]) };
	expect(waysOut(human('request.correct', changed), null)).toEqual([
		{ way: 'merge', baseRev: 4 },
		{ way: 'sendMine', baseRev: 4 },
		{ way: 'discard' }
	]);
	expect(names(waysOut(human('opinion.answer', changed), null))).toEqual(['sendMine', 'discard']);
});

test('what the person got wrong is changed, what the server got wrong is sent again', () => {
	const ways = (type: string, part: Partial<Stuck>) => names(waysOut(human(type, part), null));
	expect(ways('request.create', { result: rejected('invalid') })[0]).toBe('edit');
	expect(ways('request.create', { parkedCode: 'too_large' })[0]).toBe('edit');
	expect(ways('request.create', { parkedCode: 'server_error' })[0]).toBe('again');
	expect(ways('request.create', { result: rejected('forbidden') })[0]).toBe('again');
	expect(ways('request.create', { parkedCode: 'malformed' })[0]).toBe('update');
});

test('what waits for another item leads there, and stands on its own feet when that one is gone', () => {
	const waiting = human('request.correct', { parkedCode: 'dependency_failed' });
	expect(waysOut(waiting, 'first')[0]).toEqual({ way: 'settleOther', commandId: 'first' });
	expect(names(waysOut(waiting, null))).toEqual(['again', 'discard']);
});

test('only what stands still needs a way out', () => {
	expect(waysOut({ ...human('request.create', {}), state: 'pending' }, null)).toEqual([]);
});
