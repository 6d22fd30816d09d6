import { VarintReader, type VarintWriter } from './varint.ts';

/**
 * One list of ascending passage numbers: gaps as varints, or a bitmap behind a 0 where that is shorter.
 * A gap is never 0 (the first counts from -1), so the 0 cannot be mistaken.
 */
export function writePostings(writer: VarintWriter, list: readonly number[]): number {
	const start = writer.length;
	const last = list[list.length - 1] ?? 0;
	// Each gap takes at least one byte, so only a list this dense can gain.
	if (list.length > (last >> 3) + 2) {
		const bitmap = new Uint8Array((last >> 3) + 1);
		for (const passage of list)
			bitmap[passage >> 3] = (bitmap[passage >> 3] ?? 0) | (1 << (passage & 7));
		writer.write(0);
		writer.writeBytes(bitmap);
	} else {
		let before = -1;
		for (const passage of list) {
			writer.write(passage - before);
			before = passage;
		}
	}
	return writer.length - start;
}

export function readPostings(bytes: Uint8Array): Uint32Array {
	return bytes[0] === 0 ? readBitmap(bytes.subarray(1)) : readGaps(bytes);
}

function readGaps(bytes: Uint8Array): Uint32Array {
	let count = 0;
	for (const byte of bytes) if (byte < 128) count++;
	const list = new Uint32Array(count);
	const reader = new VarintReader(bytes);
	let passage = -1;
	for (let at = 0; at < count; at++) list[at] = passage += reader.read();
	return list;
}

function readBitmap(bitmap: Uint8Array): Uint32Array {
	const list = new Uint32Array(bitmap.length * 8);
	let count = 0;
	for (let at = 0; at < bitmap.length; at++) {
		// Each round takes off the lowest bit that is set.
		for (let byte = bitmap[at] ?? 0; byte !== 0; byte &= byte - 1) {
			list[count++] = at * 8 + 31 - Math.clz32(byte & -byte);
		}
	}
	return list.slice(0, count);
}
