/**
 * A manifest is plain JSON whose last field is `signature`: Ed25519 over `manifestPurpose` and every byte
 * before that field, as served. Nothing is written anew to be checked, and one file is enough for any
 * static host.
 */
export const manifestPurpose = 'faqiao manifest 1\n';
/** A new key is believed when the one before it signed `keyPurpose` and the new key as text. */
export const keyPurpose = 'faqiao key 1\n';

/** A public key and the word of the one before it; empty for the first. Both base64url. */
export interface ContentKey {
	key: string;
	endorsement: string;
}

/**
 * Which of two manifests is the newer one: start of the server that restored or opened its data (server
 * clock), then the generation of its content. A restored backup starts anew, so its lower generation is
 * no step back.
 */
export type ManifestSerial = readonly [startedAt: number, generation: number];

export function isOlder(one: ManifestSerial, other: ManifestSerial): boolean {
	return one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];
}

const before = ',"signature":"';
const signatureLength = 86;
const tailLength = before.length + signatureLength + '"}'.length;

export function addSignature(json: string, signature: string): string {
	return `${json.slice(0, -1)}${before}${signature}"}`;
}

/** The signed bytes, which are JSON but for the closing brace; null when no signature stands at the end. */
export function splitSignature<B extends ArrayBufferLike>(
	bytes: Uint8Array<B>
): { signed: Uint8Array<B>; signature: string } | null {
	const cut = bytes.length - tailLength;
	if (cut < 1) return null;
	const tail = String.fromCharCode(...bytes.subarray(cut));
	const signature = tail.slice(before.length, -2);
	const isTail = tail.startsWith(before) && tail.endsWith('"}') && /^[\w-]+$/.test(signature);
	return isTail ? { signed: bytes.subarray(0, cut), signature } : null;
}
