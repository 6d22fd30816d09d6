import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;

/**
 * A WOFF 1.0 file as the plain font it was made from. Fontkit reads WOFF as well, but inflates the whole
 * outline table again for every single glyph.
 */
export function unwrapWoff(woff: Buffer): Buffer {
	if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is not a WOFF font.');
	const count = woff.readUInt16BE(12);
	const font = Buffer.alloc(woff.readUInt32BE(16));
	woff.copy(font, 0, 4, 8);
	font.writeUInt16BE(count, 4);
	// searchRange, entrySelector and rangeShift, as the format wants them.
	const power = Math.floor(Math.log2(count));
	font.writeUInt16BE(2 ** power * 16, 6);
	font.writeUInt16BE(power, 8);
	font.writeUInt16BE((count - 2 ** power) * 16, 10);

	let at = 12 + count * 16;
	for (let index = 0; index < count; index++) {
		const entry = headerBytes + index * entryBytes;
		const [offset, packed, length] = [4, 8, 12].map((field) =>
			woff.readUInt32BE(entry + field)
		) as [number, number, number];
		const stored = woff.subarray(offset, offset + packed);
		const table = packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored;
		const place = 12 + index * 16;
		woff.copy(font, place, entry, entry + 4);
		woff.copy(font, place + 4, entry + 16, entry + 20);
		font.writeUInt32BE(at, place + 8);
		font.writeUInt32BE(length, place + 12);
		table.copy(font, at);
		at += (length + 3) & ~3;
	}
	return font;
}
