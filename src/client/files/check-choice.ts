import { cleanFileName } from '#domain/files/file-name';
import { type FileKind, kindOfName } from '#domain/files/kinds';
import { MAX_FILE_BYTES, MAX_PIXELS } from '#domain/files/limits';
import { pictureSize } from '#domain/files/picture-size';
import { isVideo, sniff, SNIFF_BYTES } from '#domain/files/sniff';
import { fail, ok, type Result } from '#domain/result';

/** Why a chosen file cannot be handed in; said at once, before anything is stored or sent. */
export type ChoiceCode =
	'empty' | 'video' | 'wrong_type' | 'too_large' | 'encrypted' | 'unreadable' | 'too_many_pixels';

export interface Choice {
	/** A HEIC photo becomes a JPEG on the way, where the browser can read it. */
	kind: FileKind | 'heic';
	name: string;
}

/** The header of a photo with a long preview before its size is found. */
const HEADER_BYTES = 512 * 1024;
/** Photos straight from the camera are made smaller before they count. */
const MAX_PICTURE_BYTES = 60 * 1024 * 1024;

/** Name, first bytes, length and pixels, in that order: a video of 38 MB is first of all a video. */
export async function checkChoice(file: File): Promise<Result<Choice, ChoiceCode>> {
	if (file.size === 0) return fail('empty');
	let head: Uint8Array;
	try {
		head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
	} catch {
		// A file in a cloud that is not on the phone, or one that was removed meanwhile.
		return fail('unreadable');
	}
	const found = sniff(head.subarray(0, SNIFF_BYTES));
	if (isVideo(file.name, file.type, found)) return fail('video');
	const named = kindOfName(file.name);
	const name = cleanFileName(file.name);
	if (found === 'ole')
		return fail(named === 'docx' || named === 'xlsx' ? 'encrypted' : 'wrong_type');
	if (found === 'zip') {
		if (named !== 'docx' && named !== 'xlsx') return fail('wrong_type');
		return file.size > MAX_FILE_BYTES ? fail('too_large') : ok({ kind: named, name });
	}
	if (found === 'pdf') {
		if (named !== 'pdf') return fail('wrong_type');
		if (file.size > MAX_FILE_BYTES) return fail('too_large');
		const isLocked = await isLockedPdf(file).catch(() => null);
		if (isLocked === null) return fail('unreadable');
		return isLocked ? fail('encrypted') : ok({ kind: 'pdf', name });
	}
	if (found === 'unknown' || found === 'video') return fail('wrong_type');
	if (file.size > MAX_PICTURE_BYTES) return fail('too_large');
	// The camera's own picture under a wrong name is still a picture: it is drawn anew anyway.
	if (found === 'heic') return ok({ kind: 'heic', name });
	const size = pictureSize(head);
	if (!size) return fail('unreadable');
	if (size.width * size.height > MAX_PIXELS) return fail('too_many_pixels');
	return ok({ kind: found, name });
}

/** The word stands in the trailer, near the end or, in files made for the web, near the beginning. */
async function isLockedPdf(file: File): Promise<boolean> {
	const parts = [file.slice(0, 4096), file.slice(Math.max(0, file.size - 4096))];
	const texts = await Promise.all(parts.map((part) => part.text()));
	return texts.some((text) => /\/Encrypt\b/.test(text));
}
