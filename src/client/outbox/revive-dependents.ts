import type { IDBPObjectStore, StoreNames } from 'idb';
import type { OutboxSchema, QueuedCommand } from './outbox-database.ts';

export type Stored = QueuedCommand;
export type CommandStore = IDBPObjectStore<
	OutboxSchema,
	ArrayLike<StoreNames<OutboxSchema>>,
	'command',
	'readwrite'
>;

/**
 * Brings back what was parked behind refused commands that now have a successor (`successor` maps
 * old id to new id). They queue again behind it, in their old order. One the server has already
 * judged needs a new id, because the old id will always get the old answer.
 */
export async function reviveDependents(
	commands: CommandStore,
	successor: Map<string, string>,
	newId: () => string
): Promise<void> {
	if (successor.size === 0) return;
	const parked = await commands.index('state').getAll('human');
	for (const command of parked.sort((a, b) => a.seq - b.seq)) {
		if (command.parkedBy === null || !successor.has(command.parkedBy)) continue;
		const id = command.sent ? newId() : command.id;
		const { seq, ...rest } = command;
		successor.set(command.id, id);
		await commands.delete(seq);
		await commands.add({
			...rest,
			id,
			after: command.after.map((old) => successor.get(old) ?? old),
			state: 'pending',
			sent: false,
			attempts: 0,
			failures: 0,
			firstFailureAt: null,
			result: null,
			parkedCode: null,
			parkedBy: null,
			settledAt: null
		} as Stored);
	}
}
