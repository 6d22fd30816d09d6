import { gunzipSync } from 'node:zlib';
import type { PackSource, PackTools } from '../../domain/notice/pack.ts';

const decoder = new TextDecoder();

/** The server's side of the pack reader. Sections are small, so the synchronous call is the faster one. */
export const packTools: PackTools = {
	gunzip: async (bytes) => gunzipSync(bytes),
	decodeText: (bytes) => decoder.decode(bytes)
};

export function bytesSource(bytes: Uint8Array): PackSource {
	return { read: async (start, end) => bytes.subarray(start, end) };
}
