import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Command } from '../../src/domain/sync/wire.ts';
import type { App } from '../../src/server/app.ts';
import { makeBatch, makeCommand, makeContent } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { makeCreate } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';

const owner = actorOf(exampleOwner);

/** 20 commands of every ending: 12 new requests, 4 withdrawn, 2 conflicts, 2 refusals. */
function twenty(): Command[] {
	const creates = Array.from({ length: 12 }, (_, n) => makeCreate({ localNumber: `L-${n}` }));
	const next = (
		of: Command | undefined,
		type: 'request.withdraw' | 'request.correct',
		body: object
	) =>
		makeCommand({ id: randomUUID(), entity: of?.entity ?? '', type, body, after: [of?.id ?? ''] });
	return [
		...creates,
		...creates.slice(0, 4).map((one) => next(one, 'request.withdraw', { reason: '改日再办' })),
		// Not returned, so there is nothing to correct: the world is not as the person thought.
		...creates.slice(4, 6).map((one) => next(one, 'request.correct', makeContent())),
		...creates.slice(6, 8).map((one) => next(one, 'request.correct', { wrong: true }))
	];
}

describeOnBoth('the same batch of 20 commands sent 20 times at once', (world) => {
	it('has one effect each, and the answers are the same bytes', async () => {
		const { app, dialect, openAnother } = world();
		const other = dialect === 'postgres' ? await openAnother() : app;
		const batch = makeBatch(owner.accountId, twenty(), 'phone-1');
		const sent = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? app : other));
		const answers = await Promise.all(sent.map((one) => push(one, batch)));
		expect(new Set(answers).size).toBe(1);

		const results = JSON.parse(answers[0] ?? '[]') as Array<{ status: string }>;
		const count = (status: string) => results.filter((one) => one.status === status).length;
		expect([count('applied'), count('conflict'), count('rejected')]).toEqual([16, 2, 2]);
		const { requests, numbers, ops, clock, rows } = await effects(app);
		expect([requests, numbers, ops]).toEqual([12, 12, 20]);
		// 12 rows in two scopes, numbered once: the withdrawal of the same batch is the same row.
		expect([clock, rows]).toEqual([24, 24]);
		console.log(
			`${dialect}: 20 x 20 commands, ${new Set(answers).size} answer, ${requests} requests, ${ops} stored answers`
		);
	});

	it('a repeat long after gives the first answer, in any company', async () => {
		const { app } = world();
		const commands = twenty();
		const first = JSON.parse(await push(app, makeBatch(owner.accountId, commands))) as unknown[];
		const again = await push(app, makeBatch(owner.accountId, [...commands].reverse()));
		expect(JSON.parse(again)).toEqual([...first].reverse());
		expect(await effects(app)).toMatchObject({ requests: 12, clock: 24 });
	});

	it('two devices that write the same firm at once lose nothing and share no number', async () => {
		const { app, dialect, openAnother } = world();
		const apps = dialect === 'postgres' ? [app, await openAnother()] : [app];
		const answers = await Promise.all(
			Array.from({ length: 10 }, async (_, n) => {
				const batch = makeBatch(owner.accountId, twenty(), `phone-${n}`);
				return JSON.parse(await push(apps[n % apps.length] ?? app, batch)) as Array<{
					status: string;
				}>;
			})
		);
		expect(answers.flat().filter((one) => one.status === 'retry')).toEqual([]);
		expect(await effects(app)).toMatchObject({ requests: 120, numbers: 120, ops: 200, clock: 240 });
	});
});

async function push(app: App, batch: ReturnType<typeof makeBatch>): Promise<string> {
	const answer = await app.sync.applyBatch(owner, batch);
	if (answer.status !== 200) throw new Error(JSON.stringify(answer));
	return JSON.stringify(answer.body.results);
}

async function effects({ db }: App) {
	const requests = await db.selectFrom('request').select('number').execute();
	const ops = await db.selectFrom('op').select('id').execute();
	const changes = await db.selectFrom('change').select('v').execute();
	const { v: clock } = await db.selectFrom('clock').select('v').executeTakeFirstOrThrow();
	const numbers = new Set(requests.map((row) => row.number)).size;
	return { requests: requests.length, numbers, ops: ops.length, rows: changes.length, clock };
}
