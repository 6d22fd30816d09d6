import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchAnswer, Command } from '../../src/domain/sync/wire.ts';
import { makeBatch, makeCommand } from '../../src/server/demo/commands.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { makeCreate } from '../support/apply.ts';
import { postCommands } from '../support/post-commands.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

/** Every named place of a batch, and some of them in the middle and at the last of its eight commands. */
const points = [
	'beforeBegin',
	'afterBegin',
	'afterLookup',
	'beforeEffect:1',
	'afterEffect:3',
	'afterEffect:8',
	'beforeClock',
	'afterClock',
	'afterChanges',
	'beforeCommit',
	'afterCommit'
];

let server: TestServer;
let cookie: string;

beforeAll(async () => {
	server = await startServer();
	const owner = (await demoAccounts(server)).find((one) => one.accountId === exampleOwner);
	if (!owner) throw new Error('The demonstration owner is missing.');
	cookie = await signInCookie(server, owner);
	await server.stop();
});
afterAll(() => server.dispose());

describe('a server that is killed in the middle of a batch', () => {
	it.each(points)('at %s: after restart and resend, one effect each', async (point) => {
		const { dataDir, port } = server;
		const batch = makeBatch(exampleOwner, eightCommands(), `phone-${point.replace(':', '-')}`);

		server = await startServer({ dataDir, port, env: { FAILPOINT: point } });
		const exit = once(server.process, 'exit') as Promise<[number | null, string | null]>;
		await expect(postCommands({ server, cookie }, batch)).rejects.toThrow();
		expect((await exit)[1]).toBe('SIGKILL');
		const before = effectsOf(dataDir, batch.device, batch.commands);
		// All of the batch or nothing of it: only after the commit there is something.
		expect(before.ops).toBe(point === 'afterCommit' ? 8 : 0);
		expect(before.requests).toBe(point === 'afterCommit' ? 5 : 0);

		server = await startServer({ dataDir, port });
		const first = await answerOf(batch);
		expect(first.results.map((one) => one.status)).toEqual(Array(8).fill('applied'));
		expect(JSON.stringify((await answerOf(batch)).results)).toBe(JSON.stringify(first.results));
		expect(effectsOf(dataDir, batch.device, batch.commands)).toEqual({
			ops: 8,
			requests: 5,
			withdrawn: 3,
			// Created, and for three of them withdrawn: nothing was done twice.
			revisions: 5 + 3,
			numbers: 5,
			rows: 10
		});
		await server.stop();
	});
});

async function answerOf(batch: unknown): Promise<BatchAnswer> {
	const response = await postCommands({ server, cookie }, batch);
	expect(response.status).toBe(200);
	return (await response.json()) as BatchAnswer;
}

function eightCommands(): Command[] {
	const creates = Array.from({ length: 5 }, (_, n) => makeCreate({ localNumber: `L-${n}` }));
	const withdrawals = creates.slice(0, 3).map(({ id, entity }) =>
		makeCommand({
			id: randomUUID(),
			entity,
			type: 'request.withdraw',
			body: { reason: '不需要了' },
			after: [id]
		})
	);
	return [...creates, ...withdrawals];
}

/** Read from the database itself, not through what is being tested. */
function effectsOf(dataDir: string, device: string, commands: Command[]) {
	const database = new DatabaseSync(join(dataDir, 'faqiao.db'), { readOnly: true });
	const entities = [...new Set(commands.map((one) => one.entity))];
	const marks = entities.map(() => '?').join(',');
	const count = (text: string, ...values: string[]) =>
		Number(database.prepare(text).get(...values)?.n ?? 0);
	const requests = `from request where id in (${marks})`;
	const effects = {
		ops: count('select count(*) as n from op where device = ?', device),
		requests: count(`select count(*) as n ${requests}`, ...entities),
		withdrawn: count(`select count(*) as n ${requests} and status = 'withdrawn'`, ...entities),
		revisions: count(`select coalesce(sum(rev), 0) as n ${requests}`, ...entities),
		numbers: count(`select count(distinct number) as n ${requests}`, ...entities),
		rows: count(`select count(*) as n from change where id in (${marks})`, ...entities)
	};
	database.close();
	return effects;
}
