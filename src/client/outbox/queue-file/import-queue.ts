import { fail, ok, type Result } from '#domain/result';
import { withoutSeq } from '../enqueue.ts';
import { parseLocalNumber } from '../local-number.ts';
import type { Draft, Outbox, QueuedCommand } from '../outbox-database.ts';
import { unpackContents, type QueueContents } from './contents.ts';
import { unseal, type Bytes, type OpenProblem } from './seal.ts';

export interface Imported {
	commands: number;
	drafts: number;
	/** Were here already, or the court has them. */
	known: number;
}
export type ImportProblem = OpenProblem | 'other_account';

/** Opens a file without touching the queue: a wrong one changes nothing. */
export async function openQueueFile(
	file: Bytes,
	passphrase: string
): Promise<Result<QueueContents, ImportProblem>> {
	const plain = await unseal(file, passphrase);
	if (!plain.ok) return plain;
	const contents = unpackContents(plain.value);
	return contents ? ok(contents) : fail('damaged');
}

/**
 * Takes a file's work into the queue of the same account, in one transaction and in its old order.
 * What is known by its command id stays as it is here, receipts too, so the same file twice, or into
 * the phone it came from, changes nothing.
 */
export async function importQueue(
	outbox: Outbox,
	account: string,
	contents: QueueContents
): Promise<Result<Imported, 'other_account'>> {
	if (contents.account !== account) return fail('other_account');
	return outbox.write(
		['command', 'draft', 'meta', 'blob'],
		async (tx) => {
			const meta = tx.objectStore('meta');
			const own = (await meta.get('device')) as string | undefined;
			const done: Imported = { commands: 0, drafts: 0, known: 0 };

			const commands = tx.objectStore('command');
			let counter = ((await meta.get('localNumber')) as number | undefined) ?? 0;
			for (const command of contents.commands) {
				const { seq: _, ...rest } = command;
				if (await commands.index('id').get(command.id)) {
					done.known += 1;
					continue;
				}
				const device = command.device ?? contents.device;
				const moved = device === own ? rest : { ...rest, device };
				await commands.add(withoutSeq(moved as Omit<QueuedCommand, 'seq'>));
				counter = Math.max(counter, parseLocalNumber(command.localNumber));
				done.commands += 1;
			}
			await meta.put(counter, 'localNumber');

			const drafts = tx.objectStore('draft');
			for (const draft of contents.drafts) {
				const place = placeFor(draft, await drafts.get(draft.id), contents.device === own);
				const isSent = await isMade(draft, (id) => commands.index('entity').count(id));
				if (place === null || isSent || (place !== draft.id && (await drafts.get(place)))) {
					done.known += 1;
					continue;
				}
				await drafts.add({ ...draft, id: place });
				done.drafts += 1;
			}

			const blobs = tx.objectStore('blob');
			for (const { key, bytes } of contents.blobs) {
				if ((await blobs.count(key)) === 0) await blobs.add(bytes.slice().buffer, key);
			}
			return ok(done);
		},
		'strict'
	);
}

/** Under which id a draft comes in; null when it is here. Two different drafts are both kept. */
function placeFor(draft: Draft, here: Draft | undefined, isOwnFile: boolean): string | null {
	if (!here) return draft.id;
	// This phone's own file of earlier: the draft here has only been written on since.
	if (isOwnFile && here.savedAt >= draft.savedAt) return null;
	if (JSON.stringify(here.value) === JSON.stringify(draft.value)) return null;
	return `${draft.id}~${draft.savedAt}`;
}

/** A draft of a request that has been sent since would only send it a second time. */
async function isMade(draft: Draft, count: (id: string) => Promise<number>): Promise<boolean> {
	const { requestId } = (draft.value ?? {}) as { requestId?: unknown };
	if (draft.kind !== 'request.create' || typeof requestId !== 'string') return false;
	// The draft that mends a refused request belongs to the command that is there.
	return !draft.id.startsWith('edit-') && (await count(requestId)) > 0;
}
