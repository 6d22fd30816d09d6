import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allMechanisms } from '#domain/sync/mechanisms';
import { findFaultsOf, hunt, regressions } from './histories.ts';
import { TestedServer } from './tested-server.ts';

const FIXED_SEED = 20_261_126;
/** A slow machine lives fewer; `npm run soak` has no limit. */
const FIXED_SECONDS = 18;
const RANDOM_SECONDS = 20;
const RUNS = 500;

/** Real phones' code against the real server on one database: what once went wrong, then a fixed and a random seed. */
export function proveOn(dialect: 'sqlite' | 'postgres'): void {
	describe(`real queues, mirrors and server on ${dialect}, everything between them failing`, () => {
		let server: TestedServer;
		beforeAll(async () => {
			server = await TestedServer.open(dialect);
		});
		afterAll(() => server.close());

		it.each(regressions)('what went wrong once goes right: $found', async ({ history }) => {
			expect(await findFaultsOf(server, history, allMechanisms)).toEqual([]);
		});

		it.each([
			['a fixed seed', FIXED_SEED, FIXED_SECONDS],
			['a seed of today', Date.now() % 0x7fffffff, RANDOM_SECONDS]
		])('no history of %s loses, doubles, disorders or hides anything', async (_, seed, seconds) => {
			const startedAt = performance.now();
			const { runs, failure } = await hunt(server, { seed, runs: RUNS, seconds });
			const took = ((performance.now() - startedAt) / 1000).toFixed(1);
			console.log(`histories on ${dialect}: ${runs} of seed ${seed}, ${took} s`);
			// What failed belongs into regressions.json, with the seed that found it.
			expect(failure && JSON.stringify(failure)).toBeNull();
			// How many is the machine's business and printed above; none would prove nothing.
			expect(runs).toBeGreaterThan(0);
		});
	});
}
