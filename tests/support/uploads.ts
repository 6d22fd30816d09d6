import { createHash } from 'node:crypto';
import type { TestServer } from './server.ts';

export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

export interface Uploader {
	server: Pick<TestServer, 'origin'>;
	cookie: string;
}

/** One request of tus, as a program that knows the protocol and nothing of ours would send it. */
export function tus(
	{ server, cookie }: Uploader,
	method: string,
	path: string,
	headers: Record<string, string> = {},
	body?: Uint8Array
): Promise<Response> {
	return fetch(`${server.origin}/api/v1/files${path}`, {
		method,
		headers: {
			cookie,
			'tus-resumable': '1.0.0',
			...(body ? { 'content-type': 'application/offset+octet-stream' } : {}),
			...headers
		},
		...(body ? { body: new Uint8Array(body) } : {})
	});
}

export function create(who: Uploader, sha256: string, length: number): Promise<Response> {
	const metadata = `sha256 ${Buffer.from(sha256).toString('base64')}`;
	return tus(who, 'POST', '', { 'upload-length': String(length), 'upload-metadata': metadata });
}

export function patch(
	who: Uploader,
	sha256: string,
	offset: number,
	bytes: Uint8Array
): Promise<Response> {
	return tus(who, 'PATCH', `/${sha256}`, { 'upload-offset': String(offset) }, bytes);
}

/** Null when the server has nothing of it. */
export async function offsetOf(who: Uploader, sha256: string): Promise<number | null> {
	const answer = await tus(who, 'HEAD', `/${sha256}`);
	if (answer.status === 404) return null;
	if (answer.status !== 200) throw new Error(`HEAD was answered ${answer.status}`);
	return Number(answer.headers.get('upload-offset'));
}

/** The whole file; the answer is its hash. */
export async function upload(who: Uploader, bytes: Uint8Array): Promise<string> {
	const sha256 = sha256Of(bytes);
	const created = await create(who, sha256, bytes.length);
	if (created.status !== 201) throw new Error(`POST was answered ${created.status}`);
	const sent = await patch(who, sha256, 0, bytes);
	if (sent.status !== 204) throw new Error(`PATCH was answered ${sent.status}`);
	return sha256;
}
