/** Below this a request fits into one or two packets anyway. */
export const PACK_FROM = 2048;

/** The text packed with gzip, or null where the browser cannot or it is not worth it. */
export async function packBody(text: string): Promise<Uint8Array<ArrayBuffer> | null> {
	if (text.length < PACK_FROM || typeof CompressionStream === 'undefined') return null;
	try {
		const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
		return new Uint8Array(await new Response(packed).arrayBuffer());
	} catch {
		// An early version of the browser's own: the plain text goes as well.
		return null;
	}
}
