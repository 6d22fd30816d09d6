import type { QueuedCommand } from './outbox-database.ts';

interface CommandReader {
	index(name: 'state'): { getAll(state: QueuedCommand['state']): Promise<QueuedCommand[]> };
}

/** All commands in one of these states, in the order of the person's acts. */
export async function readInOrder(
	commands: CommandReader,
	...states: Array<QueuedCommand['state']>
): Promise<QueuedCommand[]> {
	const byState = commands.index('state');
	const found = await Promise.all(states.map((state) => byState.getAll(state)));
	return found.flat().sort((a, b) => a.seq - b.seq);
}
