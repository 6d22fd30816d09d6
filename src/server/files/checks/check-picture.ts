import sharp, { type Metadata, type Sharp } from 'sharp';
import type { RefusalCode } from '../../../domain/files/attachment.ts';
import { MAX_PIXELS } from '../../../domain/files/limits.ts';
import { pictureSize } from '../../../domain/files/picture-size.ts';
import type { PictureKind } from '../../../domain/files/kinds.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';

// One picture at a time is checked, and people wait for the other core.
sharp.concurrency(1);
sharp.cache(false);
const timeout = { seconds: 20 };

/**
 * Draws the picture anew: what was hidden before, behind and in its metadata (place, device, a second
 * file) is not in the copy that people open (row A34). Turned as its metadata says, since that goes.
 */
export async function checkPicture(
	bytes: Buffer,
	kind: PictureKind
): Promise<Result<Buffer, RefusalCode>> {
	const claimed = pictureSize(bytes);
	if (!claimed) return fail('damaged');
	if (claimed.width * claimed.height > MAX_PIXELS) return fail('bomb');
	const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' });
	try {
		const seen = await picture.metadata();
		if (seen.format !== (kind === 'jpg' ? 'jpeg' : kind)) return fail('name_mismatch');
		if (pixelsOf(seen) > MAX_PIXELS) return fail('bomb');
		return ok(await encode(picture.timeout(timeout).autoOrient(), kind).toBuffer());
	} catch {
		// Whatever the decoder cannot read, nobody else needs to.
		return fail('damaged');
	}
}

/** Several pictures in one file count all their pixels. */
function pixelsOf({ width, height, pages = 1 }: Metadata): number {
	return width * height * pages;
}

function encode(picture: Sharp, kind: PictureKind): Sharp {
	if (kind === 'jpg') return picture.jpeg({ quality: 85 });
	return kind === 'png' ? picture.png({ compressionLevel: 8 }) : picture.webp({ quality: 85 });
}
