import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Upload, type DataStore } from '@tus/server';
import { FileStore } from '@tus/file-store';
import type { Core } from '../core.ts';
import { findFile, keyOfUpload } from './file-repository.ts';
import { openS3Stores } from './s3-stores.ts';

/** A store of tus that can also be read. */
export type ReadableStore = DataStore & {
	read(id: string): Readable | Promise<Readable>;
};

export interface Stores {
	/** What has come in and is not yet found clean: never served. */
	quarantine: ReadableStore;
	/** What was found clean, under random names. */
	clean: ReadableStore;
}

/** In the data folder, or in S3 when a bucket is named. Nothing about an upload is kept in memory. */
export async function openStores({ config, db }: Pick<Core, 'config' | 'db'>): Promise<Stores> {
	if (config.s3) return openS3Stores(config.s3);
	const folder = (name: string) => {
		const path = join(config.dataDir, 'files', name);
		// The store would make it later and throw where nobody listens.
		mkdirSync(path, { recursive: true });
		return path;
	};
	const uploads = {
		get: async (id: string) => {
			const found = await findFile(db, keyOfUpload(id));
			if (!found) return undefined;
			const creation_date = new Date(found.created_at).toISOString();
			return new Upload({ id, size: found.bytes, offset: 0, creation_date });
		},
		// The row was made before the upload (reserveFile) and is removed by whoever removes the bytes.
		set: async () => {},
		delete: async () => {}
	};
	const nothing = { get: async () => undefined, set: async () => {}, delete: async () => {} };
	return {
		quarantine: keepExisting(
			new FileStore({ directory: folder('quarantine'), configstore: uploads })
		),
		clean: new FileStore({ directory: folder('clean'), configstore: nothing })
	};
}

/**
 * Creating an upload that is there already must not empty it: names are hashes of the content, so a
 * second creation, after a lost answer or from another tab, is the same upload.
 */
export function keepExisting<Store extends ReadableStore>(store: Store): Store {
	const create = store.create.bind(store);
	// No bytes with the creation (they would go over those that are there), no unknown length, no deletion.
	store.extensions = ['creation'];
	store.create = async (upload: Upload) => {
		const known = await store.getUpload(upload.id).catch(() => null);
		return known ?? create(upload);
	};
	return store;
}
