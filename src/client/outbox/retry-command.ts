import type { Outbox } from './outbox-database.ts';
import { type CommandStore, reviveDependents } from './revive-dependents.ts';
import { waiting } from './unsent.ts';

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
			// After a year it is a new intent: what it followed has long been judged, and forgotten.
			const isAged = command.parkedCode === 'too_old';
			const isAsBefore = command.result === null && !isAged;
			const nextId = isAsBefore ? command.id : newId();
			await store.put({
				...command,
				...waiting,
				...(isAged ? { sentAnyway: true } : {}),
				id: nextId,
				// A refused one that was put away can never come: waiting for it would be for ever.
				after: isAsBefore ? command.after : await stillHere(store, command.after),
				sent: isAsBefore && command.sent
			});
			await reviveDependents(store, new Map([[command.id, nextId]]), newId);
		},
		'strict'
	);
}

async function stillHere(store: CommandStore, ids: string[]): Promise<string[]> {
	const found = await Promise.all(ids.map((id) => store.index('id').get(id)));
	return ids.filter((_, index) => found[index] !== undefined);
}
