import { chooseBatch, type BatchLimits } from './choose-batch.ts';
import type { Outbox, QueuedCommand } from './outbox-database.ts';

export interface Taken {
	commands: QueuedCommand[];
	/** Name of this outbox towards the server. */
	device: string;
	/** All unsent commands, those of this batch included. */
	pending: number;
}

/**
 * Chooses the next batch and fixes its content in the same transaction, before the first byte
 * leaves: an edit that comes later finds it sent and becomes a command of its own.
 */
export function takeBatch(
	outbox: Outbox,
	choice: { skip: Set<string>; only: Set<string> | null; limits: BatchLimits },
	newId: () => string
): Promise<Taken> {
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const store = tx.objectStore('command');
			const pending = (await store.index('state').getAll('pending')).sort((a, b) => a.seq - b.seq);
			const states = new Map<string, QueuedCommand['state']>();
			for (const { id } of pending) states.set(id, 'pending');
			for (const id of new Set(pending.flatMap((c) => c.after))) {
				if (states.has(id)) continue;
				const needed = await store.index('id').get(id);
				if (needed) states.set(id, needed.state);
			}
			const commands = chooseBatch(pending, (id) => states.get(id), choice);
			for (const command of commands) {
				if (!command.sent) await store.put({ ...command, sent: true });
			}
			const meta = tx.objectStore('meta');
			let device = (await meta.get('device')) as string | undefined;
			if (device === undefined) {
				device = newId();
				await meta.put(device, 'device');
			}
			return { commands, device, pending: pending.length };
		},
		'strict'
	);
}
