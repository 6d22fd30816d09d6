import type { Config } from '../config.ts';
import { keepExisting, type ReadableStore, type Stores } from './stores.ts';

/**
 * Both stores in one bucket, under `quarantine/` and `clean/`. The library is loaded only here: it is
 * large, and most installations keep files in the data folder.
 */
export async function openS3Stores(s3: NonNullable<Config['s3']>): Promise<Stores> {
	const { S3Store } = await import('@tus/s3-store');
	const open = () =>
		new S3Store({
			// A process that remembered an upload would not notice that another one has removed it.
			cache: { get: async () => undefined, set: async () => {}, delete: async () => {} },
			// Files expire by our own table (expire-files.ts).
			useTags: false,
			s3ClientConfig: {
				bucket: s3.bucket,
				region: s3.region,
				credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
				...(s3.endpoint ? ofOthers(s3.endpoint) : {})
			}
		}) as ReadableStore;
	return {
		quarantine: keepExisting(under('quarantine', open())),
		clean: under('clean', open())
	};
}

/** Servers other than Amazon's rarely know a host name for each bucket, or checksums behind a body. */
function ofOthers(endpoint: string) {
	return {
		endpoint,
		forcePathStyle: true,
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED'
	} as const;
}

/** The store takes names as they are: a folder is put before each of them here. */
function under(folder: string, store: ReadableStore): ReadableStore {
	const at = (id: string) => `${folder}/${id}`;
	const { create, write, getUpload, remove, read } = store;
	store.create = async (upload) => {
		const { id } = upload;
		upload.id = at(id);
		const made = await create.call(store, upload);
		made.id = id;
		return made;
	};
	store.write = (stream, id, offset) => write.call(store, stream, at(id), offset);
	store.getUpload = async (id) => {
		const found = await getUpload.call(store, at(id));
		found.id = id;
		return found;
	};
	store.remove = (id) => remove.call(store, at(id));
	store.read = (id) => read.call(store, at(id));
	return store;
}
