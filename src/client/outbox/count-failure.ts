import type { Outbox } from './outbox-database.ts';
import { parkCommand } from './settle.ts';

const MOST_FAILURES = 8;
const LEAST_SPREAD_MS = 24 * 3600_000;

/**
 * A command that alone makes the server fail is tried for a day before it is put before the
 * person: most such failures are the server's own and pass.
 */
export async function countFailure(outbox: Outbox, id: string, now: number): Promise<void> {
	const isHopeless = await outbox.write(
		['command'],
		async (tx) => {
			const store = tx.objectStore('command');
			const command = await store.index('id').get(id);
			if (command?.state !== 'pending') return false;
			const failures = command.failures + 1;
			// A clock set back starts the day again: parking late loses nothing.
			const first = Math.min(command.firstFailureAt ?? now, now);
			await store.put({ ...command, failures, firstFailureAt: first });
			return failures >= MOST_FAILURES && now - first >= LEAST_SPREAD_MS;
		},
		'strict'
	);
	if (isHopeless) await parkCommand(outbox, id, 'server_error');
}
