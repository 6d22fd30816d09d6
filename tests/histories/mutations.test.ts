import { afterAll, beforeAll, expect, it } from 'vitest';
import { allMechanisms } from '#domain/sync/mechanisms';
import { findFaultsOf, regressions, without } from './histories.ts';
import { TestedServer } from './tested-server.ts';

let server: TestedServer;
beforeAll(async () => {
	server = await TestedServer.open('sqlite');
});
afterAll(() => server.close());

/**
 * Caught more cheaply elsewhere, where the run of the table prints them. SQLite has one writer, so
 * only PostgreSQL can show what the clock row is for.
 */
const elsewhere = {
	compareAndSet: 'tests/model/model.test.ts',
	generations: 'tests/model/model.test.ts',
	freezeSent: 'tests/model/model.test.ts',
	clockRow: 'tests/contract/cursor.test.ts'
};

const caught = regressions.filter(({ without: name }) => name !== null);

it.each(caught)(
	'notices that $without is out of action',
	async ({ without: name, at, history }) => {
		const faults = await findFaultsOf(server, history, without(name));
		const [fault = 'nothing'] = faults;
		console.log(
			`mutation | ${name} | L1 histories | history ${at.history} of seed ${at.seed} | ${fault.slice(0, 120)}`
		);
		expect(faults).not.toEqual([]);
	}
);

it('has a test for every mechanism there is', () => {
	const seen = new Set([...caught.map(({ without: name }) => name), ...Object.keys(elsewhere)]);
	expect(Object.keys(allMechanisms).filter((name) => !seen.has(name))).toEqual([]);
});
