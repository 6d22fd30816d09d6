import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchAnswer } from '../../src/domain/sync/wire.ts';
import { makeBatch } from '../../src/server/demo/commands.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { makeCreate } from '../support/apply.ts';
import { postCommands } from '../support/post-commands.ts';
import { type Cluster, startPostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

let cluster: Cluster;
let env: { DATABASE_URL: string; AUTH_SECRET: string };
let first: TestServer;
let second: TestServer;
let cookie: string;

beforeAll(async () => {
	cluster = await startPostgres();
	env = {
		DATABASE_URL: await cluster.createDatabase(),
		AUTH_SECRET: 'the same secret in every process of one court'
	};
	first = await startServer({ env });
	second = await startServer({ env });
	const owner = (await demoAccounts(first)).find((one) => one.accountId === exampleOwner);
	if (!owner) throw new Error('The demonstration owner is missing.');
	cookie = await signInCookie(first, owner);
});
afterAll(async () => {
	await Promise.all([first.dispose(), second.dispose()]);
	await cluster.stop();
});

describe('two processes of the built server on one PostgreSQL', () => {
	it('signed in at one is signed in at the other, and a batch sent to both has one effect', async () => {
		const batch = makeBatch(exampleOwner, twenty(), 'phone-a');
		const servers = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? first : second));
		const answers = await Promise.all(servers.map((server) => resultsOf(server, batch)));
		expect(new Set(answers).size).toBe(1);
		expect(await count(batch)).toEqual({ requests: 20, ops: 20 });
	});

	it.each(['afterEffect:7', 'afterClock', 'beforeCommit', 'afterCommit'])(
		'one is killed at %s: the other answers the resend, one effect each',
		async (point) => {
			const batch = makeBatch(exampleOwner, twenty(), `phone-${point.replace(':', '-')}`);
			const { dataDir } = first;
			await first.stop();
			first = await startServer({ dataDir, env: { ...env, FAILPOINT: point } });
			const exit = once(first.process, 'exit');
			await expect(postCommands({ server: first, cookie }, batch)).rejects.toThrow();
			await exit;
			await resultsOf(second, batch);
			expect(await count(batch)).toEqual({ requests: 20, ops: 20 });
		}
	);
});

function twenty() {
	return Array.from({ length: 20 }, (_, n) => makeCreate({ localNumber: `L-${n}` }));
}

async function resultsOf(server: TestServer, batch: unknown): Promise<string> {
	const response = await postCommands({ server, cookie }, batch);
	expect(response.status).toBe(200);
	const { results } = (await response.json()) as BatchAnswer;
	expect(results.every((one) => one.status === 'applied')).toBe(true);
	return JSON.stringify(results);
}

async function count(batch: ReturnType<typeof makeBatch>) {
	const client = new pg.Client({ connectionString: env.DATABASE_URL });
	await client.connect();
	const entities = batch.commands.map((one) => one.entity);
	const requests = await client.query('select id from request where id = any($1)', [entities]);
	const ops = await client.query('select id from op where device = $1', [batch.device]);
	await client.end();
	return { requests: requests.rowCount, ops: ops.rowCount };
}
