import type { PackTools } from '#domain/notice/pack';

const decoder = new TextDecoder();

/** The platform's own unpacking: nothing to ship, and it runs outside our thread. */
export const packTools: PackTools = {
	gunzip: async (bytes) => {
		const unpacked = new Response(bytes as Uint8Array<ArrayBuffer>).body?.pipeThrough(
			new DecompressionStream('gzip')
		);
		return new Uint8Array(await new Response(unpacked).arrayBuffer());
	},
	decodeText: (bytes) => decoder.decode(bytes)
};

/** iPhones before iOS 16.4 have none: there the texts are read over the network. */
export function canUnpack(): boolean {
	return typeof DecompressionStream === 'function';
}
