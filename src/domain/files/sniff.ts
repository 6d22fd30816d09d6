import { extensionOf } from './kinds.ts';

/** What the first bytes say a file is. `zip` may be a Word or Excel file; `ole` an old or an encrypted one. */
export type Sniffed = 'jpg' | 'png' | 'webp' | 'pdf' | 'zip' | 'ole' | 'heic' | 'video' | 'unknown';

/** Bytes needed for a verdict. */
export const SNIFF_BYTES = 64;

const videoExtensions = new Set(['mp4', 'mov', 'm4v', 'avi', 'mkv', 'webm', '3gp', 'wmv', 'flv']);
const heicBrands = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

export function sniff(head: Uint8Array): Sniffed {
	const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
	const text = (from: number, to: number) =>
		String.fromCharCode(...head.subarray(from, to)).toLowerCase();
	if (starts(0xff, 0xd8, 0xff)) return 'jpg';
	if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
	if (text(0, 4) === 'riff') return text(8, 12) === 'webp' ? 'webp' : 'video';
	if (text(0, 5) === '%pdf-') return 'pdf';
	if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip';
	if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
	if (text(4, 8) === 'ftyp') return heicBrands.has(text(8, 12)) ? 'heic' : 'video';
	if (starts(0x1a, 0x45, 0xdf, 0xa3)) return 'video';
	return 'unknown';
}

/** Videos come in more shapes than first bytes; their names are honest, since nobody hides a video. */
export function isVideo(name: string, type: string, sniffed: Sniffed): boolean {
	return sniffed === 'video' || type.startsWith('video/') || videoExtensions.has(extensionOf(name));
}
