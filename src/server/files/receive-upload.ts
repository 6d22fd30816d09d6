import { ERRORS, Server, type Upload } from '@tus/server';
import * as v from 'valibot';
import { sha256Schema } from '../../domain/files/attachment.ts';
import { MAX_FILE_BYTES } from '../../domain/files/limits.ts';
import type { Core } from '../core.ts';
import {
	completeFile,
	type FileKey,
	keyOfUpload,
	type Quota,
	removeFile,
	reserveFile,
	uploadId
} from './file-repository.ts';
import { hashBlob, removeBlob } from './read-blob.ts';
import type { Stores } from './stores.ts';
import { createUploadLocker } from './upload-locker.ts';

/** What the address and the session say about a request; tus itself knows neither firms nor accounts. */
export interface Asked {
	firmId: string;
	accountId: string;
	/** Query to repeat in the address of the upload, such as `?firm=…`; usually empty. */
	query: string;
}

export interface Receiver {
	/** tus 1.0: POST on the collection, HEAD and PATCH on an upload. */
	handle(request: Request, asked: Asked): Promise<Response>;
	/** Checks the hash of an upload whose bytes are all here; also after a crash before it was checked. */
	finish(key: FileKey): Promise<'complete' | 'wrong_hash'>;
}

export const filesPath = '/api/v1/files';
const hashMismatch = { status_code: 460, body: 'The content does not have this hash.\n' };
const refusals = {
	other_length: { status_code: 409, body: 'This upload has another length.\n' },
	quota_full: { status_code: 413, body: 'quota_full' },
	too_many_unfinished: { status_code: 413, body: 'too_many_unfinished' }
};

/** An upload is named by the firm and the hash of its content, so creating it twice is creating it once. */
export function createReceiver(
	{ db, dialect, log, now }: Pick<Core, 'db' | 'dialect' | 'log' | 'now'>,
	{ quarantine }: Stores,
	quota: Quota
): Receiver {
	const askedOf = new WeakMap<object, Asked>();
	const requireAsked = (request: object): Asked => {
		const asked = askedOf.get(request);
		if (!asked) throw new Error('A request that nobody has let in.');
		return asked;
	};

	async function finish(key: FileKey): Promise<'complete' | 'wrong_hash'> {
		const id = uploadId(key);
		if ((await hashBlob(quarantine, id)) === key.sha256) {
			await completeFile(db, key, now().getTime());
			return 'complete';
		}
		await removeFile(db, key);
		await removeBlob(quarantine, id);
		return 'wrong_hash';
	}

	const server = new Server({
		path: filesPath,
		datastore: quarantine,
		locker: createUploadLocker(db),
		maxSize: MAX_FILE_BYTES,
		lockDrainTimeout: 1000,
		disableTerminationForFinishedUploads: true,
		getFileIdFromRequest(request) {
			const sha256 = new URL(request.url).pathname.split('/').at(-1) ?? '';
			return uploadId({ firmId: requireAsked(request).firmId, sha256 });
		},
		namingFunction(request, metadata) {
			const sha256 = v.safeParse(sha256Schema, metadata?.['sha256']);
			if (!sha256.success) throw ERRORS.INVALID_METADATA;
			return uploadId({ firmId: requireAsked(request).firmId, sha256: sha256.output });
		},
		generateUrl: (request, { path, id }) =>
			`${path}/${keyOfUpload(id).sha256}${requireAsked(request).query}`,
		async onUploadCreate(request, upload: Upload) {
			const { firmId, sha256 } = keyOfUpload(upload.id);
			// The length is known before the first byte: the phone has the whole file.
			if (upload.size === undefined || upload.size < 1) throw ERRORS.INVALID_LENGTH;
			const outcome = await reserveFile(
				db,
				dialect,
				{
					firm_id: firmId,
					sha256,
					bytes: upload.size,
					created_by: requireAsked(request).accountId,
					created_at: now().getTime()
				},
				quota
			);
			if (outcome !== 'reserved') throw refusals[outcome];
			return {};
		},
		async onUploadFinish(_request, upload) {
			if ((await finish(keyOfUpload(upload.id))) === 'wrong_hash') throw hashMismatch;
			return {};
		},
		async onResponseError(request, error) {
			const status = 'status_code' in error ? error.status_code : 500;
			// A line that broke is the usual case and no error of ours.
			if (status >= 500 && !request.signal.aborted) log.warn({ err: error }, 'upload failed');
			return undefined;
		}
	});

	return {
		finish,
		handle(request, asked) {
			askedOf.set(request, asked);
			return server.handleWeb(request);
		}
	};
}
