import { CHUNK_BYTES } from '#domain/files/limits';
import { fail, ok, type Result } from '#domain/result';
import type { Outbox } from '#client/outbox/outbox-database';

/** A file of the queue, read piece by piece: never whole in memory but where it is hashed. */
export interface StoredBlob {
	size: number;
	slice(start: number, end: number): Promise<Blob>;
}

/**
 * Puts a file into the queue's own database, in pieces, and reads it back: "saved" is only said of what
 * has the right hash on the disk. The name is the hash, so the same file twice is one file.
 */
export async function storeBlob(
	outbox: Outbox,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Result<string, 'not_stored'>> {
	const sha256 = await hashOf(bytes);
	// Here already, and a command may wait for it: a second try that fails must not take it away.
	if (await isWhole(outbox, sha256)) return ok(sha256);
	try {
		for (let n = 0; n * CHUNK_BYTES < bytes.length; n++) {
			// A copy of exactly this piece: a view would carry the whole file along.
			const chunk = bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES).buffer;
			await outbox.write(
				['blob'],
				(tx) => tx.objectStore('blob').put(chunk, [sha256, n]),
				'strict'
			);
		}
		if (await isWhole(outbox, sha256)) return ok(sha256);
	} catch {
		// No room, or a store that this browser has taken away: the person is told, the file is still theirs.
	}
	await removeBlob(outbox, sha256).catch(() => {});
	return fail('not_stored');
}

/** Null when nothing of it is on this device. */
export async function openBlob(outbox: Outbox, sha256: string): Promise<StoredBlob | null> {
	const keys = await outbox.read(['blob'], (tx) =>
		tx.objectStore('blob').getAllKeys(rangeOf(sha256))
	);
	if (keys.length === 0) return null;
	const piece = async (n: number): Promise<ArrayBuffer> =>
		(await outbox.read(['blob'], (tx) => tx.objectStore('blob').get([sha256, n]))) ??
		new ArrayBuffer(0);
	const last = await piece(keys.length - 1);
	return {
		size: (keys.length - 1) * CHUNK_BYTES + last.byteLength,
		async slice(start, end) {
			const parts: ArrayBuffer[] = [];
			for (let n = Math.floor(start / CHUNK_BYTES); n * CHUNK_BYTES < end; n++) {
				const chunk = await piece(n);
				const offset = n * CHUNK_BYTES;
				parts.push(chunk.slice(Math.max(0, start - offset), end - offset));
			}
			return new Blob(parts);
		}
	};
}

/** Does what is stored still have the hash it is named by? */
export async function isWhole(outbox: Outbox, sha256: string): Promise<boolean> {
	const blob = await openBlob(outbox, sha256);
	if (!blob) return false;
	const bytes = await (await blob.slice(0, blob.size)).arrayBuffer();
	return (await hashOf(new Uint8Array(bytes))) === sha256;
}

export async function removeBlob(outbox: Outbox, sha256: string): Promise<void> {
	await outbox.write(['blob'], (tx) => tx.objectStore('blob').delete(rangeOf(sha256)), 'strict');
}

export function rangeOf(sha256: string): IDBKeyRange {
	return IDBKeyRange.bound([sha256, 0], [sha256, Infinity]);
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
