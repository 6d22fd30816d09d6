import type { IDBPObjectStore, StoreNames } from 'idb';
import { isSetAside } from '#domain/sync/delivery';
import type { OutboxSchema, QueuedCommand } from './outbox-database.ts';
import { readInOrder } from './read-in-order.ts';
import { waiting } from './unsent.ts';

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
	for (const command of await readInOrder(commands, 'human')) {
		if (command.parkedBy === null || !successor.has(command.parkedBy)) continue;
		// Put aside, never refused: it may have arrived, so it stays what it was.
		const isSame = isSetAside(command) && command.sent;
		const id = command.sent && !isSame ? newId() : command.id;
		const { seq, ...rest } = command;
		successor.set(command.id, id);
		await commands.delete(seq);
		await commands.add({
			...rest,
			...waiting,
			id,
			after: isSame ? command.after : command.after.map((old) => successor.get(old) ?? old),
			sent: isSame,
			attempts: 0
		} as Stored);
	}
}
