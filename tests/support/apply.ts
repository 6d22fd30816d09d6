import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/domain/account/actor.ts';
import type { Command, CommandResult } from '../../src/domain/sync/wire.ts';
import type { App } from '../../src/server/app.ts';
import { makeBatch, makeCommand, makeRequest } from '../../src/server/demo/commands.ts';
import type { CommandContext } from '../../src/server/sync/handler.ts';
import { commandHandlers, createSync, type Sync } from '../../src/server/sync/sync.ts';

/** A new request under ids of its own. */
export function makeCreate(change: Record<string, unknown> = {}): Command {
	const ids = { id: randomUUID(), entity: randomUUID() };
	return makeCommand({ ...ids, type: 'request.create', body: makeRequest(change) });
}

/** One batch at a server in this process. A batch that was not judged is an error of the test. */
export async function apply(
	sync: Sync,
	actor: Actor,
	commands: Command[],
	device?: string
): Promise<CommandResult[]> {
	const answer = await sync.applyBatch(actor, makeBatch(actor.accountId, commands, device));
	if (answer.status !== 200) throw new Error(JSON.stringify(answer));
	return answer.body.results;
}

type One = Omit<Parameters<typeof makeCommand>[0], 'id'> & { id?: string };

/** A batch of one command, under an id of its own unless one is given. */
export async function applyOne(
	sync: Sync,
	actor: Actor,
	one: One,
	device?: string
): Promise<CommandResult> {
	const command = makeCommand({ id: randomUUID(), ...one });
	const [result] = await apply(sync, actor, [command], device);
	if (!result) throw new Error('no result');
	return result;
}

/** No feature deletes a request yet; its rows still have to be able to go. Here withdrawing one does. */
export function withDeletion(app: App): Sync {
	const run = async ({ trx, entity, actor, change }: CommandContext) => {
		await trx.deleteFrom('request').where('id', '=', entity).execute();
		const scope = `firm:${actor.firmIds[0]}`;
		change({ scope, kind: 'request', id: entity, rev: 9, data: null });
		return { status: 'applied' as const, rev: 9, scope };
	};
	const deleting = { version: 1, upcast: {}, run };
	return createSync(app, { handlers: { ...commandHandlers, 'request.withdraw': deleting } });
}
