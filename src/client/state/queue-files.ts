import type { Result } from '#domain/result';
import { GUEST } from '#client/outbox/outbox-database';
import { exportQueue } from '#client/outbox/queue-file/export-queue';
import {
	importQueue,
	openQueueFile,
	type Imported,
	type ImportProblem
} from '#client/outbox/queue-file/import-queue';
import type { Bytes } from '#client/outbox/queue-file/seal';
import { spaceOf } from './account-space.ts';
import { currentSpace, outbox } from './outbox.svelte.ts';

export async function exportToFile(passphrase: string): Promise<Bytes> {
	const { outbox: queue, account } = await currentSpace();
	const env = { now: Date.now(), newId: () => crypto.randomUUID() };
	return exportQueue(queue, account, passphrase, env);
}

/** What was written without an account goes to its own place, whoever is signed in. */
export async function importFromFile(
	file: Bytes,
	passphrase: string
): Promise<Result<Imported, ImportProblem>> {
	const opened = await openQueueFile(file, passphrase);
	if (!opened.ok) return opened;
	const space = opened.value.account === GUEST ? spaceOf(null) : await currentSpace();
	const done = await importQueue(space.outbox, space.account, opened.value);
	await outbox.reload();
	if (done.ok) outbox.onQueued();
	return done;
}
