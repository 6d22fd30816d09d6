import { fail, ok, type Result } from '#domain/result';

/**
 * A file only its passphrase opens: PBKDF2-SHA-256, then AES-256-GCM with the whole header as
 * associated data. The digest at the end tells a damaged file from a wrong passphrase, which the
 * cipher alone cannot.
 *
 *     "FQOUTBOX" | format u16 | rounds u32 | salt 16 | iv 12 | ciphertext and tag | SHA-256 of all before
 */
const MAGIC = 'FQOUTBOX';
const FORMAT = 1;
/** OWASP's figure for PBKDF2-SHA-256; about a second on a slow phone. */
export const ROUNDS = 600_000;
/** A file that asks for more would only make the phone hang. */
const MOST_ROUNDS = 10_000_000;
const HEADER = 42;
const DIGEST = 32;

export type Bytes = Uint8Array<ArrayBuffer>;
export type OpenProblem = 'not_a_queue_file' | 'newer_format' | 'damaged' | 'wrong_passphrase';

export async function seal(plain: Bytes, passphrase: string, rounds = ROUNDS): Promise<Bytes> {
	const header = new Uint8Array(HEADER);
	const view = new DataView(header.buffer);
	header.set(new TextEncoder().encode(MAGIC));
	view.setUint16(8, FORMAT);
	view.setUint32(10, rounds);
	// Salt and iv: random for every file, so that two files of one person have nothing in common.
	crypto.getRandomValues(header.subarray(14));
	const key = await keyFrom(passphrase, header, rounds);
	const sealed = await crypto.subtle.encrypt(cipherOf(header), key, plain);
	const body = join(header, new Uint8Array(sealed));
	return join(body, await digestOf(body));
}

export async function unseal(file: Bytes, passphrase: string): Promise<Result<Bytes, OpenProblem>> {
	const magic = new TextDecoder().decode(file.subarray(0, MAGIC.length));
	if (magic !== MAGIC) return fail('not_a_queue_file');
	if (file.length < HEADER + DIGEST) return fail('damaged');
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	if (view.getUint16(8) > FORMAT) return fail('newer_format');
	const body = file.subarray(0, file.length - DIGEST);
	if (!isSame(await digestOf(body), file.subarray(file.length - DIGEST))) return fail('damaged');
	const rounds = view.getUint32(10);
	if (rounds < 1 || rounds > MOST_ROUNDS) return fail('damaged');
	const header = body.slice(0, HEADER);
	const key = await keyFrom(passphrase, header, rounds);
	try {
		const plain = await crypto.subtle.decrypt(cipherOf(header), key, body.subarray(HEADER));
		return ok(new Uint8Array(plain));
	} catch {
		// The bytes are those that were written, so it is the key.
		return fail('wrong_passphrase');
	}
}

async function keyFrom(passphrase: string, header: Bytes, rounds: number): Promise<CryptoKey> {
	// Keyboards write the same letter in more than one way.
	const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
	const raw = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt: header.slice(14, 30), iterations: rounds },
		raw,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

function cipherOf(header: Bytes): AesGcmParams {
	return { name: 'AES-GCM', iv: header.slice(30, HEADER), additionalData: header };
}

async function digestOf(bytes: Bytes): Promise<Bytes> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function isSame(a: Bytes, b: Bytes): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function join(a: Bytes, b: Bytes): Bytes {
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}
