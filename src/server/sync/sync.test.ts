import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { makeBatch, makeCommand, makeRequest } from '../demo/commands.ts';
import { actorOf, seedWorld } from '../demo/seed-world.ts';
import { exampleOwner, firmRiver } from '../demo/world.ts';
import type { CommandContext } from './handler.ts';
import { commandHandlers, createSync } from './sync.ts';
import { openSqlite } from '../db/open.ts';

// Shapes of refusal of the two roads; what they do with rows is in tests/contract, on both databases.
const owner = actorOf(exampleOwner);
let app: App;

beforeEach(async () => {
	app = await createApp(
		{ LOG_LEVEL: 'silent', AUTH_SECRET: 'x'.repeat(32) },
		{ database: openSqlite(':memory:') }
	);
	await migrate(app.db);
	await seedWorld(app.db, new Date());
	await app.sync.openTimeline();
});
afterEach(() => app.close());

function create(change: object = {}) {
	return makeCommand({
		id: randomUUID(),
		entity: randomUUID(),
		type: 'request.create',
		body: makeRequest(),
		...change
	});
}

const applied = { status: 'applied' };
const send = async (...commands: ReturnType<typeof create>[]) => {
	const answer = await app.sync.applyBatch(owner, makeBatch(owner.accountId, commands));
	if (answer.status !== 200) throw new Error(JSON.stringify(answer));
	return answer.body.results;
};

describe('a batch', () => {
	it('of another account is refused whole', async () => {
		const answer = await app.sync.applyBatch(owner, makeBatch('someone-else', [create()]));
		expect(answer).toMatchObject({ status: 403, body: { code: 'account_mismatch' } });
	});

	it('of an old protocol says which one is needed, of a newer one asks to wait', async () => {
		const batch = { ...makeBatch(owner.accountId, [create()]), shape: 'unknown' };
		expect(await app.sync.applyBatch(owner, { ...batch, proto: 0 })).toMatchObject({
			status: 426,
			body: { minProto: 1 }
		});
		expect(await app.sync.applyBatch(owner, { ...batch, proto: 2 })).toMatchObject({ status: 503 });
	});

	it('with too many commands is 413 with the limits; with none, or a wrong shape, 400', async () => {
		const many = makeBatch(
			owner.accountId,
			Array.from({ length: 101 }, () => create())
		);
		expect(await app.sync.applyBatch(owner, many)).toMatchObject({
			status: 413,
			body: { code: 'too_large', maxCommands: 100, maxBytes: 262_144 }
		});
		for (const wrong of [null, [], 'x', makeBatch(owner.accountId, []), { proto: '1' }]) {
			expect(await app.sync.applyBatch(owner, wrong)).toMatchObject({ status: 400 });
		}
	});

	it('answers each command once and in order, whatever happens to the others', async () => {
		const good = create();
		const results = await send(
			create({ type: 'nobody.knows' }),
			good,
			create({ body: { ...makeRequest(), status: 'accepted' } }),
			create({ body: { ...makeRequest(), description: 'a\0b' } }),
			create({ body: { ...makeRequest(), description: '\ud800' } }),
			create({ version: 9 }),
			create({ after: [randomUUID()] }),
			good
		);
		expect(results.map((one) => ('code' in one ? one.code : one.status))).toEqual([
			'invalid',
			'applied',
			'invalid',
			'invalid',
			'invalid',
			'retry',
			'wait',
			'applied'
		]);
		expect(results[2]).toMatchObject({ issues: [{ field: 'status' }] });
		expect(results[7]).toEqual(results[1]);
	});

	it('a command whose dependency was refused is refused; one after an applied one is applied', async () => {
		const bad = create({ body: {} });
		const good = create();
		const results = await send(
			bad,
			create({ after: [bad.id] }),
			good,
			create({ after: [good.id] })
		);
		expect(results[1]).toMatchObject({ status: 'rejected', code: 'dependency_failed' });
		expect(results[3]).toMatchObject(applied);
	});

	it('the same id with other content is refused, in the same batch and later', async () => {
		const first = create();
		const other = { ...first, madeAt: 1 };
		expect((await send(first, other))[1]).toMatchObject({ status: 'rejected', code: 'key_reuse' });
		expect((await send(other))[0]).toMatchObject({ status: 'rejected', code: 'key_reuse' });
		expect((await send(first))[0]).toMatchObject(applied);
	});

	it('a use-case that throws gives `retry`, is not stored, and leaves the others alone', async () => {
		const throwing = {
			...commandHandlers,
			'request.withdraw': {
				version: 1,
				upcast: {},
				run: async (context: CommandContext) => {
					await commandHandlers['request.create'].run(context, makeRequest());
					throw new Error('disk full');
				}
			}
		};
		const sync = createSync(app, { handlers: throwing });
		const commands = [create(), create({ type: 'request.withdraw' }), create()];
		const answer = await sync.applyBatch(owner, makeBatch(owner.accountId, commands));
		expect(answer.status === 200 && answer.body.results.map((one) => one.status)).toEqual([
			'applied',
			'retry',
			'applied'
		]);
		expect(await app.db.selectFrom('request').select('id').execute()).toHaveLength(2);
		expect(await app.db.selectFrom('op').select('id').execute()).toHaveLength(2);
	});

	it('a body of an older version is brought up on the server', async () => {
		const handlers = {
			...commandHandlers,
			'request.create': {
				...commandHandlers['request.create'],
				version: 2,
				upcast: {
					1: ({ text, ...body }: Record<string, unknown>) => ({ ...body, description: text })
				}
			}
		};
		const { description: text, ...rest } = makeRequest();
		const command = create({ body: { ...rest, text } });
		const answer = await createSync(app, { handlers }).applyBatch(
			owner,
			makeBatch(owner.accountId, [command])
		);
		expect(answer).toMatchObject({ status: 200, body: { results: [applied] } });
	});
});

describe('the change feed', () => {
	const scope = `firm:${owner.firmIds[0]}`;

	it('is closed to strangers, and says the same for a foreign firm and for none', async () => {
		expect(await app.sync.readChanges(null, scope, '')).toMatchObject({ status: 401 });
		const foreign = await app.sync.readChanges(owner, `firm:${firmRiver}`, '');
		const random = await app.sync.readChanges(owner, `firm:${randomUUID()}`, '');
		expect(foreign).toMatchObject({ status: 404 });
		expect(foreign).toEqual(random);
	});

	it('answers 400 to a wrong limit and 410 to a cursor it cannot place', async () => {
		for (const limit of [0, 1001, 1.5, Number.NaN]) {
			expect(await app.sync.readChanges(owner, scope, '', limit)).toMatchObject({ status: 400 });
		}
		for (const cursor of ['x', 't_unknown.1', '.', 't_1.-1']) {
			expect(await app.sync.readChanges(owner, scope, cursor)).toMatchObject({
				status: 410,
				body: { code: 'reset', horizon: 0 }
			});
		}
	});

	it('a device that knows more than the clock starts a new timeline for everyone', async () => {
		const first = await app.sync.readChanges(owner, scope, '');
		if (first.status !== 200) throw new Error('no page');
		const ahead = first.body.next.replace(/\.\d+$/, '.999');
		const answer = await app.sync.readChanges(owner, scope, ahead);
		expect(answer).toMatchObject({ status: 410, body: { code: 'reset' } });
		expect(answer.status === 410 && answer.body.meta?.timelines).toHaveLength(2);
		// The old, honest cursor still works: nothing is cut off by one timeline too many.
		expect(await app.sync.readChanges(owner, scope, first.body.next)).toMatchObject({
			status: 200
		});
	});

	it('below the horizon of tombstones a device starts again', async () => {
		const first = await app.sync.readChanges(owner, scope, '');
		await send(create(), create(), create());
		await app.db.updateTable('horizon').set({ v: 2 }).execute();
		if (first.status !== 200) throw new Error('no page');
		expect(await app.sync.readChanges(owner, scope, first.body.next)).toMatchObject({
			status: 410,
			body: { horizon: 2 }
		});
	});
});
