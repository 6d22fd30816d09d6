import { describe, expect, test } from 'vitest';
import { compareTimelines } from './timelines.ts';

const a = { id: 'a', from: 0 };
const b = { id: 'b', from: 40 };
const c = { id: 'c', from: 90 };

describe('two lists of timelines', () => {
	test('that are equal, or begin later because old entries were pruned, are the same', () => {
		expect(compareTimelines([a, b], [a, b])).toEqual({ kind: 'same' });
		expect(compareTimelines([a, b], [b])).toEqual({ kind: 'same' });
		expect(compareTimelines([b], [a, b])).toEqual({ kind: 'same' });
	});

	test('part at the start of the entry that is new', () => {
		expect(compareTimelines([a, b], [a, b, c])).toEqual({ kind: 'parted', point: 90 });
	});

	test('part at the lower of two entries that differ: what came after is in doubt', () => {
		const restored = { id: 'r', from: 55 };
		expect(compareTimelines([a, b, c], [a, b, restored])).toEqual({ kind: 'parted', point: 55 });
		const later = { id: 'l', from: 95 };
		expect(compareTimelines([a, b, c], [a, b, later])).toEqual({ kind: 'parted', point: 90 });
	});

	test('part where the lowest new entry starts, when one was opened after the clock had gone back and on', () => {
		const late = { id: 'l', from: 10 };
		expect(compareTimelines([a, b], [a, b, c, late])).toEqual({ kind: 'parted', point: 10 });
		expect(compareTimelines([a, b, c, late], [a, b, c, late])).toEqual({ kind: 'same' });
	});

	test('that share nothing part at the very beginning', () => {
		expect(compareTimelines([a, b], [c])).toEqual({ kind: 'parted', point: 0 });
		expect(compareTimelines([a, c], [b, c])).toEqual({ kind: 'parted', point: 0 });
	});

	test('the shorter one is an old packet, and what it acknowledges after that point is in doubt', () => {
		expect(compareTimelines([a, b, c], [a, b])).toEqual({ kind: 'stale', point: 90 });
	});
});
