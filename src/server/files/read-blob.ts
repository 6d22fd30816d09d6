import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import type { ReadableStore } from './stores.ts';

/** Hash of what is stored, read piece by piece. */
export async function hashBlob(store: ReadableStore, id: string): Promise<string> {
	const hash: Hash = createHash('sha256');
	for await (const chunk of await store.read(id)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** Whole, for the checks: the longest file is 20 MB, and one is checked at a time. */
export async function readBlob(store: ReadableStore, id: string): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of await store.read(id)) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

export async function writeBlob(store: ReadableStore, id: string, bytes: Buffer): Promise<void> {
	await store.create(new Upload({ id, size: bytes.length, offset: 0 }));
	await store.write(Readable.from([bytes]), id, 0);
}

/** What is gone already is as good as removed. */
export async function removeBlob(store: ReadableStore, id: string): Promise<void> {
	try {
		await store.remove(id);
	} catch (error) {
		if ((error as { status_code?: unknown }).status_code !== 404) throw error;
	}
}
