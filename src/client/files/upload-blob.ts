import { DetailedError, Upload } from 'tus-js-client';
import { CHUNK_BYTES } from '#domain/files/limits';
import { withLimit } from '#client/sync/with-limit';
import type { StoredBlob } from './blob-store.ts';
import { createTusFetch, timeoutFor, type TusFetchArgs } from './tus-fetch.ts';
import type { UploadBlob, UploadEnd } from './upload-end.ts';

/**
 * Sends a file from the byte the server stands at. The server is asked first and an upload is only
 * begun where it has nothing: tus-js-client by itself would take any refusal, also "sign in", for
 * "nothing there" and begin anew.
 */
export const uploadBlob: UploadBlob = async (blob, file, args) => {
	const query = file.firmId ? `?firm=${file.firmId}` : '';
	const path = `/api/v1/files/${file.sha256}${query}`;
	const asked = await ask(path, args);
	if (asked.end !== 'ask') return asked;
	if (asked.offset !== null && asked.offset === asked.length) return { end: 'complete' };
	// The pieces are gone from this device, and the server does not have them.
	if (!blob) return { end: 'missing' };
	if (asked.length !== null && asked.length !== blob.size) return { end: 'missing' };
	args.onProgress(asked.offset ?? 0, blob.size);
	const target =
		asked.offset === null ? { endpoint: `/api/v1/files${query}` } : { uploadUrl: path };
	return send(blob, file.sha256, target, args);
};

/** Only our own server says this: a login page or a proxy in between refuses too, and means no file of ours. */
const OURS = 'tus-resumable';

interface Answer {
	status: number;
	isOurs: boolean;
	body: string;
}

type Asked = UploadEnd | { end: 'ask'; offset: number | null; length: number | null };

async function ask(path: string, { fetch, signal, account }: TusFetchArgs): Promise<Asked> {
	return withLimit(timeoutFor(0), [signal], async (limit): Promise<Asked> => {
		try {
			const answer = await fetch(path, {
				method: 'HEAD',
				cache: 'no-store',
				credentials: 'same-origin',
				signal: limit,
				headers: { [OURS]: '1.0.0', 'faqiao-account': account }
			});
			const isOurs = answer.headers.has(OURS);
			if (answer.status === 404 && isOurs) return { end: 'ask', offset: null, length: null };
			if (!answer.ok || !isOurs) return endOf({ status: answer.status, isOurs, body: '' });
			const offset = Number(answer.headers.get('upload-offset') ?? NaN);
			const length = Number(answer.headers.get('upload-length') ?? NaN);
			if (Number.isNaN(offset + length)) return { end: 'unreachable' };
			return { end: 'ask', offset, length };
		} catch {
			return { end: 'unreachable' };
		}
	});
}

function send(
	blob: StoredBlob,
	sha256: string,
	/** Where to begin, or where what was begun lies. */
	target: { endpoint: string } | { uploadUrl: string },
	args: Parameters<UploadBlob>[2]
): Promise<UploadEnd> {
	return new Promise((resolve) => {
		const stop = () => {
			void upload.abort();
			resolve({ end: 'paused' });
		};
		const upload = new Upload(blob as unknown as Blob, {
			...target,
			metadata: { sha256 },
			uploadSize: blob.size,
			chunkSize: CHUNK_BYTES,
			// Rounds decide when to try again, for files as for commands.
			retryDelays: null,
			storeFingerprintForResuming: false,
			fingerprint: async () => sha256,
			httpStack: createTusFetch(args),
			fileReader: {
				openFile: async () => ({
					size: blob.size,
					slice: async (start, end) => {
						if (start > 0) await args.passPart?.();
						const value = await blob.slice(start, Math.min(end, blob.size));
						return { value, done: end >= blob.size };
					},
					close: () => {}
				})
			},
			onChunkComplete(_size, accepted, total) {
				args.onProgress(accepted, total);
				if (accepted < total && args.shouldPause()) stop();
			},
			onSuccess: () => resolve({ end: 'complete' }),
			onError: (error) => resolve(endOfError(error))
		});
		args.signal.addEventListener('abort', stop, { once: true });
		upload.start();
	});
}

function endOfError(error: Error | DetailedError): UploadEnd {
	const answer = 'originalResponse' in error ? error.originalResponse : null;
	if (!answer) return { end: 'unreachable' };
	const isOurs = answer.getHeader(OURS) !== undefined;
	return endOf({ status: answer.getStatus(), isOurs, body: answer.getBody() });
}

/** Everything but a clear "this file never" leaves the file in the queue. */
function endOf({ status, isOurs, body }: Answer): UploadEnd {
	if (status === 401) return { end: 'signIn' };
	if (status >= 200 && status < 300) return { end: 'unreachable' };
	if (!isOurs) return { end: 'later' };
	if (status === 403) return { end: 'otherAccount' };
	if (status === 413) return { end: 'refused', code: codeIn(body) ?? 'too_large' };
	if (status === 460) return { end: 'wrongHash' };
	if (status === 400 || status === 405) return { end: 'refused', code: 'malformed' };
	return { end: 'later' };
}

function codeIn(body: string): string | null {
	try {
		const { code } = JSON.parse(body) as { code?: unknown };
		return typeof code === 'string' ? code : null;
	} catch {
		return null;
	}
}
