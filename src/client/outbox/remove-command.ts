import { fail, ok, type Result } from '#domain/result';
import { isSetAside } from '#domain/sync/delivery';
import type { Outbox, QueuedCommand } from './outbox-database.ts';
import { readInOrder } from './read-in-order.ts';

/**
 * Takes an item back before it was ever sent, or puts away a refused one, together with what was
 * queued behind it and makes no sense alone. One that may have reached the court cannot be taken
 * back here: only its answer can say. With `agreed`, the ids the person was shown, nothing beyond
 * those goes.
 */
export function removeCommand(
	outbox: Outbox,
	id: string,
	agreed?: readonly string[]
): Promise<Result<string[], 'not_found' | 'already_sent' | 'more_than_agreed'>> {
	return outbox.write(
		['command'],
		async (tx) => {
			const store = tx.objectStore('command');
			const command = await store.index('id').get(id);
			if (!command) return fail('not_found');
			if (!canRemove(command)) return fail('already_sent');

			const open = await readInOrder(store, 'pending', 'human');
			const gone = leaningOn(id, open);
			if (agreed && [...gone].some((one) => !agreed.includes(one))) return fail('more_than_agreed');
			for (const other of open) if (gone.has(other.id)) await store.delete(other.seq);
			return ok([...gone]);
		},
		'strict'
	);
}

/** The item and what makes no sense without it, as far as it can be taken back. `open` in the person's order. */
export function leaningOn(id: string, open: readonly QueuedCommand[]): Set<string> {
	const gone = new Set([id]);
	for (const other of open) {
		if (canRemove(other) && other.after.some((needed) => gone.has(needed))) gone.add(other.id);
	}
	return gone;
}

export function canRemove(
	command: Pick<QueuedCommand, 'state' | 'sent' | 'result' | 'parkedCode'>
): boolean {
	if (isSetAside(command)) return !command.sent;
	return command.state === 'human' || (command.state === 'pending' && !command.sent);
}
