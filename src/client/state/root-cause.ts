import type { QueuedCommand } from '#client/outbox/outbox-database';

/** The item that started it: what this one waits for, if that is still here and needs the person. */
export function findRootCause(
	command: QueuedCommand,
	commands: readonly QueuedCommand[]
): QueuedCommand | null {
	let cause: QueuedCommand | null = null;
	let next = command.parkedBy;
	while (next !== null) {
		const found = commands.find(({ id, state }) => id === next && state === 'human');
		if (!found || found === cause) break;
		cause = found;
		next = found.parkedBy;
	}
	return cause;
}
