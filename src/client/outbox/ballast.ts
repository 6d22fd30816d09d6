import type { Outbox } from './outbox-database.ts';

/** Enough for hundreds of commands, or for a photo. Four pieces, so that a phone with little room takes what it can. */
const PIECE_BYTES = 1024 * 1024;
const PIECES = 4;

/** Gives the reserve back to the disk. Answers false when there was none. */
export function dropBallast(outbox: Outbox): Promise<boolean> {
	return outbox.write(['ballast'], async (tx) => {
		const store = tx.objectStore('ballast');
		const had = (await store.count()) > 0;
		await store.clear();
		return had;
	});
}

/** Lays the reserve in while there is room for it and more. What does not fit now is tried again later. */
export async function layBallast(outbox: Outbox, freeBytes: number): Promise<void> {
	if (freeBytes < PIECES * PIECE_BYTES * 4) return;
	const present = await outbox.read(['ballast'], (tx) => tx.objectStore('ballast').getAllKeys());
	for (let piece = 0; piece < PIECES; piece++) {
		if (present.includes(piece)) continue;
		// Not zeros: a disk that compresses would keep no room for them.
		const bytes = new Uint8Array(PIECE_BYTES);
		for (let at = 0; at < PIECE_BYTES; at += 65_536) {
			crypto.getRandomValues(bytes.subarray(at, at + 65_536));
		}
		await outbox.write(['ballast'], (tx) => tx.objectStore('ballast').put(bytes.buffer, piece));
	}
}
