import { formatLocalNumber } from './enqueue.ts';
import type { Outbox, QueuedCommand } from './outbox-database.ts';

/**
 * Moves what was queued without an account into the account's outbox, because the person said so.
 * Two databases know no common transaction: the copy comes first, is skipped where it already
 * exists, and only then the original goes. A crash in between loses and doubles nothing.
 */
export async function adoptGuest(guest: Outbox, own: Outbox): Promise<number> {
	const { commands, drafts } = await guest.read(['command', 'draft'], async (tx) => ({
		commands: await tx.objectStore('command').getAll(),
		drafts: await tx.objectStore('draft').getAll()
	}));
	await own.write(
		['command', 'draft', 'meta'],
		async (tx) => {
			const meta = tx.objectStore('meta');
			let counter = ((await meta.get('localNumber')) as number | undefined) ?? 0;
			for (const { seq: _, ...command } of commands) {
				if (await tx.objectStore('command').index('id').get(command.id)) continue;
				const adopted = { ...command };
				if (command.localNumber !== null) {
					// A number this account has given out already may not name a second thing.
					counter = Math.max(counter + 1, numberOf(command.localNumber));
					adopted.localNumber = formatLocalNumber(counter);
					adopted.body = { ...command.body, localNumber: adopted.localNumber };
				}
				await tx.objectStore('command').add(adopted as QueuedCommand);
			}
			await meta.put(counter, 'localNumber');
			for (const draft of drafts) {
				if (!(await tx.objectStore('draft').get(draft.id)))
					await tx.objectStore('draft').add(draft);
			}
		},
		'strict'
	);
	await guest.write(
		['command', 'draft'],
		async (tx) => {
			// Exactly what was copied: another tab may have queued more in the meantime.
			for (const { seq } of commands) await tx.objectStore('command').delete(seq);
			for (const { id } of drafts) await tx.objectStore('draft').delete(id);
		},
		'strict'
	);
	return commands.length;
}

function numberOf(localNumber: string): number {
	return Number(localNumber.slice(2));
}
