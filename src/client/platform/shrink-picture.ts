import { PICTURE_SIDE } from '#domain/files/limits';

export interface Shrunk {
	bytes: Uint8Array<ArrayBuffer>;
	extension: 'jpg' | 'png';
	type: 'image/jpeg' | 'image/png';
}

/** A screenshot of letters is smaller and sharper as PNG; a photo never is. */
const MOST_PNG_BYTES = 700_000;
const QUALITY = 0.85;

/**
 * Draws the picture anew, at most 1,600 px long: a photo of 5 MB becomes 300 kB, and neither place nor
 * device nor anything else that stood in the file leaves the phone. Null when this browser cannot read it.
 */
export async function shrinkPicture(file: Blob, isPng: boolean): Promise<Shrunk | null> {
	const source = await open(file);
	if (!source) return null;
	try {
		const scale = Math.min(1, PICTURE_SIDE / Math.max(source.width, source.height));
		const canvas = document.createElement('canvas');
		canvas.width = Math.max(1, Math.round(source.width * scale));
		canvas.height = Math.max(1, Math.round(source.height * scale));
		const context = canvas.getContext('2d');
		if (!context) return null;
		const draw = () => context.drawImage(source.picture, 0, 0, canvas.width, canvas.height);
		if (isPng) {
			draw();
			const png = await encode(canvas, 'image/png');
			if (png && png.size <= MOST_PNG_BYTES) return await toShrunk(png, 'png');
		}
		// What is transparent would become black.
		context.fillStyle = '#fff';
		context.fillRect(0, 0, canvas.width, canvas.height);
		draw();
		const jpeg = await encode(canvas, 'image/jpeg');
		return jpeg && (await toShrunk(jpeg, 'jpg'));
	} catch {
		// Too little memory for the pixels: the same to the person as a picture that cannot be read.
		return null;
	} finally {
		source.close();
	}
}

interface Source {
	picture: CanvasImageSource;
	width: number;
	height: number;
	close(): void;
}

/** By the element, not by createImageBitmap: it turns the picture as its metadata say on every browser. */
async function open(file: Blob): Promise<Source | null> {
	const address = URL.createObjectURL(file);
	const picture = new Image();
	picture.src = address;
	const close = () => URL.revokeObjectURL(address);
	try {
		await picture.decode();
		const { naturalWidth: width, naturalHeight: height } = picture;
		if (width > 0 && height > 0) return { picture, width, height, close };
	} catch {
		// HEIC outside Safari, or a damaged file.
	}
	close();
	return null;
}

function encode(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
	return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}

async function toShrunk(blob: Blob, extension: Shrunk['extension']): Promise<Shrunk> {
	const type = extension === 'png' ? 'image/png' : 'image/jpeg';
	return { bytes: new Uint8Array(await blob.arrayBuffer()), extension, type };
}
