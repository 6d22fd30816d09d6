import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Command } from '../../src/domain/sync/wire.ts';
import type { App } from '../../src/server/app.ts';
import { makeCommand, makeRequest } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { hashOf } from '../../src/server/sync/canonical-json.ts';
import type { CommandHandler, CommandHandlers } from '../../src/server/sync/handler.ts';
import { commandHandlers, createSync } from '../../src/server/sync/sync.ts';
import { apply } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';

const owner = actorOf(exampleOwner);

/**
 * A server three versions on: 1 named the field `text`, 2 named it `words`, 3 is today's. Version 1
 * was given up by a later one.
 */
const today = commandHandlers['request.create'];
const version3 = (withVersion1: boolean): CommandHandlers => ({
	...commandHandlers,
	'request.create': {
		...today,
		version: 3,
		upcast: {
			...(withVersion1
				? { 1: ({ text, ...body }: Record<string, unknown>) => ({ ...body, words: text }) }
				: {}),
			2: ({ words, ...body }: Record<string, unknown>) => ({ ...body, description: words })
		}
	}
});

function createOf(version: number, field: string, text = '旧版写的内容'): Command {
	const { description: _, ...rest } = makeRequest();
	const body = { ...rest, [field]: text };
	const one = { id: randomUUID(), entity: randomUUID(), type: 'request.create' as const, version };
	return makeCommand({ ...one, body });
}

const send = (app: App, handlers: CommandHandlers, commands: Command[]) =>
	apply(createSync(app, { handlers }), owner, commands);

const contents = async ({ db }: App) =>
	(await db.selectFrom('request').select('content').execute()).map(
		({ content }) => (JSON.parse(content) as { description: string }).description
	);

describeOnBoth('commands of an older app', (world) => {
	it('are brought up step by step, and a repeat gets the stored answer whatever the server has become', async () => {
		const { app } = world();
		const [one, two, three] = [
			createOf(1, 'text', '第一版'),
			createOf(2, 'words', '第二版'),
			createOf(3, 'description', '第三版')
		];
		const first = await send(app, version3(true), [one, two, three]);
		expect(first.map((result) => result.status)).toEqual(['applied', 'applied', 'applied']);
		expect((await contents(app)).sort()).toEqual(['第一版', '第三版', '第二版'].sort());
		// The queue sends what it has, as it is: also to the old server of a rolling update, also to a
		// server that has given version 1 up meanwhile.
		for (const handlers of [version3(true), version3(false), commandHandlers]) {
			expect(JSON.stringify(await send(app, handlers, [one, two, three]))).toBe(
				JSON.stringify(first)
			);
		}
		expect(await contents(app)).toHaveLength(3);
	});

	it('are known again by what was sent, not by what was made of it', async () => {
		const { app } = world();
		const old = createOf(1, 'text');
		await send(app, version3(true), [old]);
		const stored = await app.db
			.selectFrom('op')
			.select('hash')
			.where('id', '=', old.id)
			.executeTakeFirstOrThrow();
		expect(stored.hash).toBe(hashOf(old));
		const { text, ...rest } = old.body;
		const lifted = { ...old, version: 3, body: { ...rest, description: text } };
		expect((await send(app, version3(true), [lifted]))[0]).toMatchObject({ code: 'key_reuse' });
	});

	it('of a version that was given up are refused by name and kept for the person', async () => {
		const { app } = world();
		const [result] = await send(app, version3(false), [createOf(1, 'text')]);
		expect(result).toMatchObject({
			status: 'rejected',
			code: 'invalid',
			issues: [{ field: 'version', reason: 'too_old' }]
		});
		expect(await contents(app)).toEqual([]);
		expect(await app.db.selectFrom('op').select('id').execute()).toHaveLength(1);
	});

	it('of a newer app are asked to wait, leave nothing behind, and are applied once the server has caught up', async () => {
		const { app } = world();
		const command = createOf(3, 'description');
		expect(await send(app, commandHandlers, [command])).toEqual([
			{ id: command.id, status: 'retry', retryAfter: 60 }
		]);
		expect(await app.db.selectFrom('op').select('id').execute()).toEqual([]);
		expect((await send(app, version3(true), [command]))[0]).toMatchObject({ status: 'applied' });
	});

	it('that the step up itself cannot bear are tried again later and hold up nobody', async () => {
		const { app } = world();
		const breaking: CommandHandlers = {
			...version3(true),
			'request.create': {
				...(version3(true)['request.create'] as CommandHandler),
				upcast: {
					1: () => {
						throw new Error('a slip in the step up');
					}
				}
			}
		};
		const [old, fresh] = [createOf(1, 'text'), createOf(3, 'description')];
		const results = await send(app, breaking, [old, fresh]);
		expect(results.map((result) => result.status)).toEqual(['retry', 'applied']);
		expect((await send(app, version3(true), [old]))[0]).toMatchObject({ status: 'applied' });
	});
});
