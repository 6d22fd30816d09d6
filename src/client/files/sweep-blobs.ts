import type { IDBPTransaction, StoreNames } from 'idb';
import type { Outbox, OutboxSchema } from '#client/outbox/outbox-database';
import { rangeOf } from './blob-store.ts';

type Names = ArrayLike<StoreNames<OutboxSchema>>;

/** A file nobody names may be one that another tab is just putting into a draft. */
const ORPHAN_MS = 24 * 3600_000;

/**
 * Frees what is no longer needed: files whose command the court has acknowledged, at once; files that no
 * draft and no open command names, after a day. Anything a draft or an open command names stays.
 */
export async function sweepBlobs(outbox: Outbox, now: number): Promise<void> {
	// Nearly always empty, and then nothing else has to be read.
	const isEmpty = await outbox.read(
		['blob'],
		async (tx) => !(await tx.objectStore('blob').count())
	);
	if (isEmpty) return;
	await outbox.write(
		['blob', 'command', 'draft', 'meta'],
		async (tx) => {
			const blobs = tx.objectStore('blob');
			const meta = tx.objectStore('meta');
			const stored = new Set((await blobs.getAllKeys()).map(([sha256]) => sha256));
			const { isNeeded, sent } = await readNames(tx);
			const known = ((await meta.get('orphans')) ?? {}) as Record<string, number>;
			const orphans: Record<string, number> = {};
			for (const sha256 of stored) {
				if (isNeeded(sha256)) continue;
				// A clock set back starts the day again: keeping longer loses nothing.
				const since = Math.min(known[sha256] ?? now, now);
				if (sent.has(sha256) || now - since > ORPHAN_MS) await blobs.delete(rangeOf(sha256));
				else orphans[sha256] = since;
			}
			await meta.put(orphans, 'orphans');
		},
		'strict'
	);
}

/** The person took the file out: gone at once, unless something else still needs it. */
export async function dropBlob(outbox: Outbox, sha256: string): Promise<void> {
	await outbox.write(
		['blob', 'command', 'draft'],
		async (tx) => {
			const { isNeeded } = await readNames(tx);
			if (!isNeeded(sha256)) await tx.objectStore('blob').delete(rangeOf(sha256));
		},
		'strict'
	);
}

/** Which files drafts and open commands still name, and which the court has acknowledged. */
async function readNames(tx: IDBPTransaction<OutboxSchema, Names, 'readwrite'>) {
	const drafts = JSON.stringify(await tx.objectStore('draft').getAll());
	const commands = await tx.objectStore('command').getAll();
	const needed = new Set(commands.filter((c) => c.state !== 'done').flatMap(needsOf));
	const sent = new Set(commands.filter((c) => c.state === 'done').flatMap(needsOf));
	const isNeeded = (sha256: string) => needed.has(sha256) || drafts.includes(sha256);
	return { isNeeded, sent };
}

/** Files a draft names, however its page has laid it out. */
export function hashesIn(value: unknown): string[] {
	return JSON.stringify(value ?? null).match(/\b[0-9a-f]{64}\b/g) ?? [];
}

function needsOf({ needs }: { needs?: string[] }): string[] {
	return needs ?? [];
}
