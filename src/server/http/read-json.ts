import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Problem } from '../../domain/sync/wire.ts';
import { findJsonFlaw } from './scan-json.ts';

export type JsonBody =
	{ ok: true; value: unknown } | { ok: false; status: 400 | 413 | 415; body: Problem };

const unzip = promisify(gunzip);
/** Far more than an honest device ever sends too much; beyond it the connection is cut. */
const drainBytes = 4 * 1024 * 1024;

/**
 * The body of a request as JSON, within a number of bytes (counted after unpacking). Refuses other
 * content types, too much depth, doubled keys and `__proto__`.
 */
export async function readJson(request: Request, maxBytes: number): Promise<JsonBody> {
	const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
	// A foreign page can send text/plain or a form without asking; it cannot send this.
	if (type !== 'application/json') return refuse(415, 'wrong_content_type', 'Send JSON.');
	const bytes = await readBytes(request, maxBytes);
	if (bytes === 'too_large') return refuse(413, 'too_large', 'The request is too large.');
	if (bytes === 'unreadable') return refuse(400, 'malformed', 'The body cannot be unpacked.');
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		const value: unknown = JSON.parse(text);
		const flaw = findJsonFlaw(text);
		if (flaw) return refuse(400, 'malformed', `The JSON is refused: ${flaw}.`);
		return { ok: true, value };
	} catch {
		return refuse(400, 'malformed', 'The body is not JSON.');
	}
}

async function readBytes(
	request: Request,
	maxBytes: number
): Promise<Uint8Array | 'too_large' | 'unreadable'> {
	let chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of request.body ?? []) {
			size += chunk.byteLength;
			// What is too much is read to its end but not kept: an answer to a sender that is still
			// sending would be lost with the connection, and the device must learn the limit.
			if (size <= maxBytes) chunks.push(chunk);
			else chunks = [];
			if (size > drainBytes) break;
		}
	} catch {
		return 'too_large';
	}
	if (size > maxBytes) return 'too_large';
	const raw = Buffer.concat(chunks);
	const encoding = request.headers.get('content-encoding') ?? 'identity';
	if (encoding === 'identity') return raw;
	if (encoding !== 'gzip') return 'unreadable';
	try {
		return await unzip(raw, { maxOutputLength: maxBytes });
	} catch (error) {
		const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
		return isBomb ? 'too_large' : 'unreadable';
	}
}

function refuse(status: 400 | 413 | 415, code: string, message: string): JsonBody {
	return { ok: false, status, body: { code, message } };
}
