import type { Manifest, PackEntry } from '#domain/notice/manifest';
import {
	type ContentKey,
	keyPurpose,
	manifestPurpose,
	splitSignature
} from '#domain/notice/signed-manifest';
import { ContentError } from './content-error.ts';
import { verifySignature } from './verify-signature.ts';

/** A manifest whose signature was checked, and the key that made it. */
export interface VerifiedManifest {
	manifest: Manifest;
	key: string;
}

/**
 * The manifest in these bytes, if a key we know signed it, or one that such a key vouches for. With no
 * known key (a page that came without one) the first is believed, as nothing better can be had.
 */
export async function verifyManifest(
	bytes: Uint8Array<ArrayBuffer>,
	knownKey: string | null
): Promise<VerifiedManifest> {
	// Plain http on a foreign address has no `subtle`, and what cannot be checked is never stored.
	if (!globalThis.crypto?.subtle) throw new ContentError('insecure');
	const parts = splitSignature(bytes);
	const decoder = new TextDecoder();
	const value = parseJson(parts ? `${decoder.decode(parts.signed)}}` : decoder.decode(bytes));
	if (!isManifest(value)) throw new ContentError('not_ours');
	const key = value.keys.at(-1)?.key;
	if (!parts || key === undefined) throw new ContentError('forged');
	const message = join(manifestPurpose, parts.signed);
	if (!(await verifySignature(message, parts.signature, key))) throw new ContentError('forged');
	if (knownKey !== null && !(await isSuccessor(value.keys, knownKey))) {
		throw new ContentError('key_changed', key);
	}
	return { manifest: value, key };
}

/** True when the last key is the known one, or each from there on is endorsed by the one before it. */
async function isSuccessor(keys: readonly ContentKey[], known: string): Promise<boolean> {
	const from = keys.findIndex(({ key }) => key === known);
	if (from === -1) return false;
	let before = known;
	for (const { key, endorsement } of keys.slice(from + 1)) {
		if (!(await verifySignature(join(keyPurpose + key), endorsement, before))) return false;
		before = key;
	}
	return true;
}

function join(text: string, bytes = new Uint8Array()): Uint8Array<ArrayBuffer> {
	const start = new TextEncoder().encode(text);
	const joined = new Uint8Array(start.length + bytes.length);
	joined.set(start);
	joined.set(bytes, start.length);
	return joined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** Enough to know that it is ours and that its packs can be asked for; the signature vouches for the rest. */
function isManifest(value: unknown): value is Manifest {
	if (typeof value !== 'object' || value === null) return false;
	const { proto, packs, withdrawn, notices, serial, keys } = value as Partial<
		Record<keyof Manifest, unknown>
	>;
	return (
		proto === 1 &&
		typeof notices === 'number' &&
		Array.isArray(serial) &&
		serial.every((part) => typeof part === 'number') &&
		Array.isArray(keys) &&
		keys.every(
			(one: Partial<ContentKey> | null) =>
				typeof one?.key === 'string' && typeof one.endorsement === 'string'
		) &&
		Array.isArray(withdrawn) &&
		Array.isArray(packs) &&
		packs.every(
			(pack: Partial<PackEntry> | null) =>
				typeof pack?.bytes === 'number' && /^[0-9a-f]{64}$/.test(pack.sha ?? '')
		)
	);
}
