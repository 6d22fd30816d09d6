import { formatLocalNumber, parseLocalNumber } from './local-number.ts';
import type { Outbox, QueuedCommand } from './outbox-database.ts';

/**
 * Moves what was queued without an account into the account's outbox, because the person said so.
 * Two databases know no common transaction: first each item is claimed for the account, then comes
 * the copy, skipped where it already exists, and only then the original goes. A crash in between
 * loses and doubles nothing, and the next account to sign in cannot take what is half moved.
 */
export async function adoptGuest(guest: Outbox, own: Outbox, account: string): Promise<number> {
	const { commands, drafts } = await claim(guest, account);
	// Files before what names them: a command without its file could never be sent.
	await copyBlobs(guest, own);
	await own.write(
		['command', 'draft', 'meta'],
		async (tx) => {
			const meta = tx.objectStore('meta');
			let counter = ((await meta.get('localNumber')) as number | undefined) ?? 0;
			for (const { seq: _, adoptedBy: _by, ...command } of commands) {
				if (await tx.objectStore('command').index('id').get(command.id)) continue;
				const adopted = { ...command };
				if (command.localNumber !== null) {
					// A number this account has given out already may not name a second thing.
					counter = Math.max(counter + 1, parseLocalNumber(command.localNumber));
					adopted.localNumber = formatLocalNumber(counter);
					adopted.body = { ...command.body, localNumber: adopted.localNumber };
				}
				await tx.objectStore('command').add(adopted as QueuedCommand);
			}
			await meta.put(counter, 'localNumber');
			for (const { adoptedBy: _by, ...draft } of drafts) {
				if (!(await tx.objectStore('draft').get(draft.id)))
					await tx.objectStore('draft').add(draft);
			}
		},
		'strict'
	);
	await guest.write(
		['command', 'draft', 'blob'],
		async (tx) => {
			// Exactly what was copied: another tab may have queued more in the meantime.
			for (const { seq } of commands) await tx.objectStore('command').delete(seq);
			for (const { id } of drafts) await tx.objectStore('draft').delete(id);
			const left =
				(await tx.objectStore('command').count()) + (await tx.objectStore('draft').count());
			if (left === 0) await tx.objectStore('blob').clear();
		},
		'strict'
	);
	return commands.length;
}

/** Piece by piece, so that a phone with little memory can do it too; twice is once. */
async function copyBlobs(guest: Outbox, own: Outbox): Promise<void> {
	const keys = await guest.read(['blob'], (tx) => tx.objectStore('blob').getAllKeys());
	for (const key of keys) {
		const chunk = await guest.read(['blob'], (tx) => tx.objectStore('blob').get(key));
		if (chunk) await own.write(['blob'], (tx) => tx.objectStore('blob').put(chunk, key), 'strict');
	}
}

function claim(guest: Outbox, account: string) {
	return guest.write(
		['command', 'draft'],
		async (tx) => {
			const [commandStore, draftStore] = [tx.objectStore('command'), tx.objectStore('draft')];
			const commands = (await commandStore.getAll()).filter((one) => isFree(one, account));
			const drafts = (await draftStore.getAll()).filter((one) => isFree(one, account));
			for (const one of commands) await commandStore.put({ ...one, adoptedBy: account });
			for (const one of drafts) await draftStore.put({ ...one, adoptedBy: account });
			return { commands, drafts };
		},
		'strict'
	);
}

/** An account may take what nobody has begun to take, or it itself. */
export function isFree({ adoptedBy }: { adoptedBy?: string }, account: string): boolean {
	return adoptedBy === undefined || adoptedBy === account;
}
