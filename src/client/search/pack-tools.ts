import type { PackTools } from '#domain/notice/pack';

const decoder = new TextDecoder();

/** The platform's own unpacking: nothing to ship, and it runs outside our thread. */
export const packTools: PackTools = {
	// By hand: a pipe and a Response around it cost as much as the unpacking.
	gunzip: async (bytes) => {
		const { readable, writable } = new DecompressionStream('gzip');
		const writer = writable.getWriter();
		const written = Promise.all([writer.write(bytes as Uint8Array<ArrayBuffer>), writer.close()]);
		// A broken section is told by the reading side.
		written.catch(() => {});
		const parts: Uint8Array[] = [];
		const reader = readable.getReader();
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			parts.push(part.value);
		}
		return join(parts);
	},
	decodeText: (bytes) => decoder.decode(bytes)
};

/** iPhones before iOS 16.4 have none: there the texts are read over the network. */
export function canUnpack(): boolean {
	return typeof DecompressionStream === 'function';
}

function join(parts: readonly Uint8Array[]): Uint8Array {
	const [only] = parts;
	if (only && parts.length === 1) return only;
	const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}
