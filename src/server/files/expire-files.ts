import type { Core } from '../core.ts';
import { findExpired, removeExpired, uploadId } from './file-repository.ts';
import { removeBlob } from './read-blob.ts';
import type { Stores } from './stores.ts';

/**
 * Uploads that were never finished go after seven days, and so do finished ones that no attachment
 * waits for any more: what was found clean has its own copy by then.
 */
export const keptMs = 7 * 24 * 3600_000;
const slice = 100;

/** Any number of processes may do it at once: removing twice is removing once. */
export async function expireFiles(
	core: Pick<Core, 'db' | 'dialect' | 'now'>,
	{ quarantine }: Stores
): Promise<number> {
	const before = core.now().getTime() - keptMs;
	let removed = 0;
	for (;;) {
		const keys = await findExpired(core.db, before, slice);
		for (const key of keys) {
			// The row first: bytes without a row are found by nobody, a row without bytes would promise them.
			if (!(await removeExpired(core, key, before))) continue;
			await removeBlob(quarantine, uploadId(key));
			removed += 1;
		}
		if (keys.length < slice) return removed;
	}
}
