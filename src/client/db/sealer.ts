import { gcm } from '@noble/ciphers/aes.js';

/** Version byte, nonce, ciphertext and tag in one piece. The version also names algorithm and encoding. */
export type Box = Uint8Array<ArrayBuffer>;

/**
 * Turns what a person wrote into ciphertext for the disk and back: AES-256-GCM, a fresh random
 * nonce for every write, the place of the record as associated data, so that boxes cannot change
 * places. Synchronous on purpose: a database transaction ends while WebCrypto is being waited for.
 */
export interface Sealer {
	seal(value: unknown, place: string): Box;
	/** Throws `SealError` when the box was made elsewhere, with another key, or was changed. */
	open(box: Box, place: string): unknown;
	sealBytes(bytes: ArrayBuffer, place: string): ArrayBuffer;
	openBytes(box: ArrayBuffer, place: string): ArrayBuffer;
	/** For good: what was opened is gone, and nothing is sealed or opened any more. */
	forget(): void;
}

export class SealError extends Error {
	override name = 'SealError';
}

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
/** Opened values kept in memory, so that a record is opened once however often the pages read. */
const MOST_OPENED = 5000;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** `key`: 32 random bytes. */
export function createSealer(key: Uint8Array): Sealer {
	const opened = new Map<string, unknown>();
	/** Which box an object stands in: written back unchanged, it keeps its box. */
	let boxes = new WeakMap<object, { box: Box; place: string }>();
	let isForgotten = false;

	/** A transaction that has begun would go on with a key that is wiped, and seal what nobody can open. */
	function requireKey(): void {
		if (isForgotten) throw new SealError('The key is gone: locked meanwhile.');
	}

	function sealRaw(bytes: Uint8Array, place: string): Box {
		requireKey();
		const box = new Uint8Array(1 + NONCE + bytes.length + TAG);
		box[0] = VERSION;
		const nonce = box.subarray(1, 1 + NONCE);
		crypto.getRandomValues(nonce);
		box.set(gcm(key, nonce, encoder.encode(place)).encrypt(bytes), 1 + NONCE);
		return box;
	}

	function openRaw(box: Uint8Array, place: string): Uint8Array {
		requireKey();
		if (box[0] !== VERSION) throw new SealError('Sealed by a newer version.');
		const nonce = box.subarray(1, 1 + NONCE);
		try {
			return gcm(key, nonce, encoder.encode(place)).decrypt(box.subarray(1 + NONCE));
		} catch {
			throw new SealError('Not sealed here, not by this key, or damaged.');
		}
	}

	function remember(value: unknown, box: Box, place: string): void {
		if (typeof value === 'object' && value !== null) boxes.set(value, { box, place });
		if (opened.size >= MOST_OPENED) opened.clear();
		opened.set(nameOf(box, place), value);
	}

	return {
		seal(value, place) {
			const known = typeof value === 'object' && value !== null ? boxes.get(value) : undefined;
			if (known?.place === place) return known.box;
			const box = sealRaw(encoder.encode(JSON.stringify(value)), place);
			remember(value, box, place);
			return box;
		},
		open(box, place) {
			const name = nameOf(box, place);
			if (opened.has(name)) return opened.get(name);
			const value: unknown = JSON.parse(decoder.decode(openRaw(box, place)));
			remember(value, box, place);
			return value;
		},
		sealBytes: (bytes, place) => sealRaw(new Uint8Array(bytes), place).buffer,
		openBytes: (box, place) => openRaw(new Uint8Array(box), place).slice().buffer as ArrayBuffer,
		forget() {
			opened.clear();
			boxes = new WeakMap();
			isForgotten = true;
		}
	};
}

/**
 * Nonce and tag name the box and the place, so a moved box is not taken for known. One changed in
 * its middle would be: then the answer is what was sealed, not what somebody made of it.
 */
function nameOf(box: Box, place: string): string {
	return `${String.fromCharCode(...box.subarray(1, 1 + NONCE), ...box.subarray(-TAG))}${place}`;
}
