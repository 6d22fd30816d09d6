import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { PackSource } from '../../domain/notice/pack.ts';
import type { Database } from '../db/schema.ts';
import type { BuiltPack } from './pack-builder.ts';
import { findPackBytes } from './pack-repository.ts';

/** A pack whose bytes are on disk. */
export interface StoredPack extends Pick<BuiltPack, 'sha' | 'numbers' | 'kinds' | 'groups'> {
	bytes: number;
}

/**
 * The packs folder is a cache of the database: another process may have published a pack, or the folder
 * may be new. Files are named by their hash and never change, so writing one twice does no harm.
 */
export class PackFiles {
	#folder: string;
	#db: Kysely<Database>;

	constructor(dataDir: string, db: Kysely<Database>) {
		this.#folder = join(dataDir, 'packs');
		this.#db = db;
	}

	async store(pack: BuiltPack): Promise<StoredPack> {
		await this.#write(pack.sha, pack.bytes);
		const { sha, numbers, kinds, groups, bytes } = pack;
		return { sha, numbers, kinds, groups, bytes: bytes.length };
	}

	/** Null when there is no such pack. */
	async read(sha: string): Promise<Uint8Array | null> {
		if (!(await this.#ensure(sha))) return null;
		return readFile(this.#path(sha));
	}

	/** Of a pack that was stored here. */
	async require(sha: string): Promise<Uint8Array> {
		const bytes = await this.read(sha);
		if (!bytes) throw new Error(`Pack ${sha} is gone.`);
		return bytes;
	}

	/** Reads ranges; opens the file for each, so nothing has to be closed when the pack goes. */
	async source(sha: string): Promise<PackSource> {
		if (!(await this.#ensure(sha))) throw new Error(`Pack ${sha} is listed and has no bytes.`);
		const path = this.#path(sha);
		return {
			read: async (start, end) => {
				const file = await open(path, 'r');
				try {
					const bytes = new Uint8Array(end - start);
					const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
					return bytes.subarray(0, bytesRead);
				} finally {
					await file.close();
				}
			}
		};
	}

	async remove(packs: ReadonlyArray<Pick<StoredPack, 'sha'>>): Promise<void> {
		await Promise.all(packs.map(({ sha }) => rm(this.#path(sha), { force: true })));
	}

	async #ensure(sha: string): Promise<boolean> {
		if (await stat(this.#path(sha)).catch(() => null)) return true;
		const bytes = await findPackBytes(this.#db, sha);
		if (!bytes) return false;
		await this.#write(sha, bytes);
		return true;
	}

	// Renamed into place, so that nobody ever reads half a file.
	async #write(sha: string, bytes: Uint8Array): Promise<void> {
		await mkdir(this.#folder, { recursive: true });
		const part = join(this.#folder, `${sha}.${randomUUID()}.part`);
		await writeFile(part, bytes);
		await rename(part, this.#path(sha));
	}

	#path(sha: string): string {
		return join(this.#folder, sha);
	}
}
