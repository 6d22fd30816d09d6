export interface PictureSize {
	width: number;
	height: number;
}

/**
 * Width and height as the header tells them, before anything is unpacked: a picture of a few kilobytes
 * may claim gigabytes of pixels. Null when the header cannot be read.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		if (view.getUint32(0) === 0x89504e47) return pngSize(view);
		if (view.getUint16(0) === 0xffd8) return jpegSize(view);
		if (view.getUint32(0) === 0x52494646) return webpSize(view);
		return null;
	} catch (error) {
		// A header that ends too early.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

function pngSize(view: DataView): PictureSize {
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

function jpegSize(view: DataView): PictureSize | null {
	let at = 2;
	while (at + 9 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return null;
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		// Start of frame, but for the markers in between that are tables.
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		at += 2 + view.getUint16(at + 2);
	}
	return null;
}

function webpSize(view: DataView): PictureSize | null {
	const kind = view.getUint32(12);
	if (kind === 0x56503858) {
		const width = view.getUint16(24, true) + view.getUint8(26) * 65_536 + 1;
		return { width, height: view.getUint16(27, true) + view.getUint8(29) * 65_536 + 1 };
	}
	if (kind === 0x5650384c) {
		const bits = view.getUint32(21, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
	}
	if (kind !== 0x56503820) return null;
	return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
