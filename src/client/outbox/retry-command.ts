import type { Outbox } from './outbox-database.ts';
import { reviveDependents } from './revive-dependents.ts';

/**
 * The person wants a refused item sent again as it is. What the server has answered needs a new
 * id, because the old one will get its old answer for ever; what only the device parked keeps its.
 */
export function retryCommand(outbox: Outbox, id: string, newId: () => string): Promise<void> {
	return outbox.write(
		['command'],
		async (tx) => {
			const store = tx.objectStore('command');
			let command = await store.index('id').get(id);
			// What was parked behind a refusal can only go again together with it.
			while (command?.state === 'human' && command.parkedBy !== null) {
				const cause = await store.index('id').get(command.parkedBy);
				if (cause?.state !== 'human') break;
				command = cause;
			}
			if (command?.state !== 'human') return;
			const nextId = command.result === null ? command.id : newId();
			await store.put({
				...command,
				id: nextId,
				state: 'pending',
				sent: command.result === null && command.sent,
				failures: 0,
				firstFailureAt: null,
				result: null,
				parkedCode: null,
				parkedBy: null,
				settledAt: null
			});
			await reviveDependents(store, new Map([[command.id, nextId]]), newId);
		},
		'strict'
	);
}
