import { SET_ASIDE } from '#domain/sync/delivery';
import { fail, ok, type Result } from '#domain/result';
import type { Outbox } from './outbox-database.ts';
import { parkDependents } from './settle.ts';

/**
 * The person puts an item aside, and with it what makes no sense without it: nothing of it is sent
 * until they take it back (`retryCommand`). One that has left before keeps its id and its content,
 * so it is known again when it goes on, and an answer that is still on its way is taken.
 */
export function setAside(outbox: Outbox, id: string): Promise<Result<string[], 'not_found'>> {
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const store = tx.objectStore('command');
			const command = await store.index('id').get(id);
			if (command?.state !== 'pending') return fail('not_found');
			const parked = { ...command, state: 'human' as const, parkedCode: SET_ASIDE };
			await store.put(parked);
			return ok([id, ...(await parkDependents(tx, [parked]))]);
		},
		'strict'
	);
}
