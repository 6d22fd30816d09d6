import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	heldBy,
	isHeld,
	nextHold,
	QUIET_MS,
	quietUntil,
	type HoldEvent,
	type SendHold
} from './send-hold.ts';

const run = (...events: HoldEvent[]) => events.reduce<SendHold | null>(nextHold, null);
const ended: HoldEvent = { kind: 'signInEnded', at: 1000 };

test('without an ended sign-in nothing is ever held', () => {
	expect(run({ kind: 'signedIn', lastSeq: 7 })).toBeNull();
	expect(run({ kind: 'agreed' }, { kind: 'later', at: 5 })).toBeNull();
	expect(isHeld(null, 1)).toBe(false);
});

test('after it everything waits, and after signing in only what was queued before', () => {
	const out = run(ended);
	expect([1, 99].map((seq) => isHeld(out, seq))).toEqual([true, true]);
	const asking = run(ended, { kind: 'signedIn', lastSeq: 7 });
	expect([1, 7, 8].map((seq) => isHeld(asking, seq))).toEqual([true, true, false]);
});

test('signing in with nothing queued asks nothing', () => {
	expect(run(ended, { kind: 'signedIn', lastSeq: null })).toBeNull();
});

test('signing in a second time, in another tab, does not pull newer work into the question', () => {
	const asking = run(ended, { kind: 'signedIn', lastSeq: 7 }, { kind: 'signedIn', lastSeq: 9 });
	expect(isHeld(asking, 8)).toBe(false);
});

test('"later" is kept for four hours, across an ended sign-in, and a clock set back cannot lengthen it', () => {
	const later = run(ended, { kind: 'later', at: 1000 }, ended);
	expect(quietUntil(later, 1001)).toBe(1000 + QUIET_MS);
	expect(quietUntil(later, 1000 + QUIET_MS)).toBeNull();
	expect(quietUntil(later, -QUIET_MS)).toBeNull();
	// Signing in is an answer to the first question; the second one may be asked.
	expect(quietUntil(nextHold(later, { kind: 'signedIn', lastSeq: 1 }), 1001)).toBeNull();
});

test('only a yes after signing in lets held work go, whatever happens in between', () => {
	const event: fc.Arbitrary<HoldEvent> = fc.oneof(
		fc.constant(ended),
		fc.record({ kind: fc.constant('signedIn' as const), lastSeq: fc.constant(7) }),
		fc.record({ kind: fc.constant('later' as const), at: fc.nat() })
	);
	fc.assert(
		fc.property(fc.array(event), (events) => {
			const hold = run(ended, ...events);
			expect(isHeld(hold, 7)).toBe(true);
			// The question is asked exactly where a yes has an effect.
			const isAsked = heldBy(hold, 7) === 'consent';
			expect(nextHold(hold, { kind: 'agreed' })).toEqual(isAsked ? null : hold);
			const signedIn = nextHold(hold, { kind: 'signedIn', lastSeq: 7 });
			expect(nextHold(signedIn, { kind: 'agreed' })).toBeNull();
			// A yes given while nobody is signed in is no yes.
			const out = nextHold(hold, ended);
			expect(nextHold(out, { kind: 'agreed' })).toEqual(out);
		})
	);
});
