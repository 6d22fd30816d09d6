import { fail, ok, type Result } from '#domain/result';
import type { Outbox, QueuedCommand } from './outbox-database.ts';

/**
 * Takes an item back before it was ever sent, or puts away a refused one, together with what was
 * queued behind it and makes no sense alone. One that may have reached the court cannot be taken
 * back here: only its answer can say.
 */
export function removeCommand(
	outbox: Outbox,
	id: string
): Promise<Result<string[], 'not_found' | 'already_sent'>> {
	return outbox.write(
		['command'],
		async (tx) => {
			const store = tx.objectStore('command');
			const command = await store.index('id').get(id);
			if (!command) return fail('not_found');
			if (!canRemove(command)) return fail('already_sent');

			const open = [
				...(await store.index('state').getAll('pending')),
				...(await store.index('state').getAll('human'))
			].sort((a, b) => a.seq - b.seq);
			const gone = new Set([id]);
			for (const other of open) {
				const leans = other.after.some((needed) => gone.has(needed));
				if (leans && canRemove(other)) gone.add(other.id);
			}
			for (const other of open) if (gone.has(other.id)) await store.delete(other.seq);
			return ok([...gone]);
		},
		'strict'
	);
}

export function canRemove(command: Pick<QueuedCommand, 'state' | 'sent'>): boolean {
	return command.state === 'human' || (command.state === 'pending' && !command.sent);
}
