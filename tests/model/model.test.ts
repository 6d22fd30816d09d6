import { describe, expect, it } from 'vitest';
import { allMechanisms } from '#domain/sync/mechanisms';
import { hunt, regressions, without } from './histories.ts';
import { live } from './live.ts';
import type { ModelMechanisms } from './protocol.ts';

const HALF = 10_000;
const FIXED_SEED = 20_261_126;

describe('the protocol as a model: three devices, a bad network, a server that forgets', () => {
	it.each(regressions)('what went wrong once goes right: $found', ({ history, without: name }) => {
		expect(live(history, allMechanisms)).toBeNull();
		// A history that no mechanism is needed for has become worthless.
		if (name !== null) expect(live(history, without(name))).not.toBeNull();
	});

	it.each([
		['a fixed seed', FIXED_SEED],
		['a seed of today', Date.now() % 0x7fffffff]
	])('loses, doubles and disorders nothing in 10,000 histories of %s', (_, seed) => {
		const startedAt = performance.now();
		const { runs, failure } = hunt(seed, HALF, allMechanisms);
		const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
		console.log(`model: ${runs} histories, seed ${seed}, ${seconds} s`);
		// The shrunk history belongs into regressions.json.
		expect(failure && JSON.stringify(failure)).toBeNull();
		expect(runs).toBe(HALF);
	});

	it.each<[keyof ModelMechanisms, number]>([
		['commandIds', 100],
		['after', 500],
		['timelines', 500],
		['compareAndSet', 2000],
		['strictOverlay', 100],
		['freezeSent', 500],
		['deleteAfterAnswer', 100],
		['generations', 2000]
	])('notices that %s is out of action within %i histories', (name, within) => {
		const { failure } = hunt(FIXED_SEED, within, without(name));
		console.log(`mutation | ${name} | L0 model | history ${failure?.at} | ${failure?.fault}`);
		expect(failure).not.toBeNull();
	});
});
