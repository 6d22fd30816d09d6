import { expect, test } from 'vitest';
import { deliveryOf, type DeliverySource } from './delivery.ts';
import type { CommandResult } from './wire.ts';

const queued: DeliverySource = {
	state: 'pending',
	madeAt: Date.UTC(2026, 10, 24, 6),
	result: null,
	parkedCode: null,
	localNumber: 'L-0007'
};
const applied: CommandResult = {
	id: '1',
	status: 'applied',
	rev: 1,
	v: 9,
	scope: 'firm:1',
	number: 'T2026-0153',
	at: '2026-11-24T06:32:00.000Z'
};
const quiet = { sending: false, signedIn: true };

test('queued, sending and waiting for sign-in are told apart, each with its local number', () => {
	expect(deliveryOf(queued, quiet)).toMatchObject({ state: 'queued', localNumber: 'L-0007' });
	expect(deliveryOf(queued, { sending: true, signedIn: true }).state).toBe('sending');
	expect(deliveryOf(queued, { sending: true, signedIn: false }).state).toBe('awaitingSignIn');
});

test('received carries the server time and number', () => {
	expect(deliveryOf({ ...queued, state: 'done', result: applied }, quiet)).toEqual({
		state: 'received',
		at: '2026-11-24T06:32:00.000Z',
		number: 'T2026-0153',
		localNumber: 'L-0007'
	});
});

test('no state of the device reads as received without an applied answer of the server', () => {
	const answers: Array<CommandResult | null> = [
		null,
		{ id: '1', status: 'wait' },
		{ id: '1', status: 'retry', retryAfter: 1 },
		{ id: '1', status: 'rejected', code: 'invalid', messageKey: '' }
	];
	for (const state of ['pending', 'done', 'human'] as const) {
		for (const result of answers) {
			for (const sending of [true, false]) {
				const delivery = deliveryOf({ ...queued, state, result }, { sending, signedIn: true });
				expect(delivery.state).not.toBe('received');
			}
		}
	}
	expect(deliveryOf({ ...queued, state: 'pending', result: applied }, quiet).state).toBe('queued');
});

test('a refusal names its reason: the answer of the server, else what the device found', () => {
	const refused = { ...queued, state: 'human' as const };
	const result: CommandResult = { id: '1', status: 'rejected', code: 'forbidden', messageKey: '' };
	expect(deliveryOf({ ...refused, result }, quiet).reasonKey).toBe('forbidden');
	expect(deliveryOf({ ...refused, parkedCode: 'too_large' }, quiet).reasonKey).toBe('too_large');
	expect(deliveryOf(refused, quiet).reasonKey).toBe('unknown');
});

test('an impossible device clock is shown as something and breaks nothing', () => {
	expect(deliveryOf({ ...queued, madeAt: 9e99 }, quiet).at).toBe('1970-01-01T00:00:00.000Z');
});

test('what waits for a word is told apart from what only waits for a network', () => {
	expect(deliveryOf({ ...queued, held: 'signIn' }, quiet).state).toBe('awaitingSignIn');
	expect(deliveryOf({ ...queued, held: 'consent' }, quiet).state).toBe('awaitingConsent');
	expect(deliveryOf({ ...queued, held: 'update' }, quiet).state).toBe('awaitingUpdate');
	// Without a sign-in that is what is wanted first.
	const out = { sending: false, signedIn: false };
	expect(deliveryOf({ ...queued, held: 'consent' }, out).state).toBe('awaitingSignIn');
});

test('put aside asks for nothing, until the server says something about it', () => {
	const aside: DeliverySource = { ...queued, state: 'human', parkedCode: 'set_aside' };
	expect(deliveryOf(aside, quiet)).toMatchObject({ state: 'setAside', localNumber: 'L-0007' });
	const refused = { id: '1', status: 'rejected', code: 'invalid', messageKey: 'x' } as const;
	expect(deliveryOf({ ...aside, result: refused }, quiet).state).toBe('needsAction');
});
