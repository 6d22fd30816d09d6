import { ensureDeviceName } from '../device-name.ts';
import type { Outbox } from '../outbox-database.ts';
import { packContents, type QueueContents } from './contents.ts';
import { seal, type Bytes } from './seal.ts';

/** Drafts, unsent and refused commands and their attachments; what the court has received stays out. */
export async function readQueue(
	outbox: Outbox,
	account: string,
	now: number,
	newId: () => string
): Promise<QueueContents> {
	const { device, commands, drafts, keys } = await outbox.write(
		['command', 'draft', 'meta', 'blob'],
		async (tx) => {
			const all = await tx.objectStore('command').getAll();
			return {
				// The phone the file goes to sends in this phone's name, so it has to have one.
				device: await ensureDeviceName(tx.objectStore('meta'), newId),
				commands: all.filter(({ state }) => state !== 'done').sort((a, b) => a.seq - b.seq),
				drafts: await tx.objectStore('draft').getAll(),
				keys: await tx.objectStore('blob').getAllKeys()
			};
		},
		'strict'
	);
	const blobs: QueueContents['blobs'] = [];
	for (const key of keys) {
		// One at a time: chunks never change, and a phone has little memory.
		const chunk = await outbox.read(['blob'], (tx) => tx.objectStore('blob').get(key));
		if (chunk instanceof ArrayBuffer) blobs.push({ key, bytes: new Uint8Array(chunk) });
	}
	return { account, device, exportedAt: now, commands, drafts, blobs };
}

/** The file a person carries to another phone, sealed with the passphrase they typed. */
export async function exportQueue(
	outbox: Outbox,
	account: string,
	passphrase: string,
	env: { now: number; newId: () => string; rounds?: number }
): Promise<Bytes> {
	const contents = await readQueue(outbox, account, env.now, env.newId);
	return seal(packContents(contents), passphrase, env.rounds);
}
