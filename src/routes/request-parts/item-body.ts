import type { QueuedCommand } from '#client/outbox/outbox-database';
import { outbox } from '#client/state/outbox.svelte';

/** The queued command with this id; null for a draft, and for what has left the queue. */
export function commandOf(id: string | null): QueuedCommand | null {
	return outbox.commands.find((command) => command.id === id) ?? null;
}

/** What was written, of a command as of a draft. */
export function bodyOf(id: string): Record<string, unknown> {
	const draft = outbox.drafts.find((one) => one.id === id)?.value;
	return commandOf(id)?.body ?? (typeof draft === 'object' && draft !== null ? { ...draft } : {});
}
