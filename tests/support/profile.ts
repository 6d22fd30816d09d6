import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files of a browser profile that hold the text in any of the encodings browsers store text in.
 * What is found nowhere may still be compressed: the caller proves with a control that it would be found.
 */
export async function filesHolding(profile: string, text: string): Promise<string[]> {
	const needles = [
		Buffer.from(text, 'utf8'),
		Buffer.from(text, 'utf16le'),
		Buffer.from(encodeURIComponent(text)),
		Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2))
	];
	const found: string[] = [];
	for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const bytes = await readFile(path).catch(() => Buffer.alloc(0));
		if (needles.some((needle) => bytes.includes(needle)))
			found.push(path.slice(profile.length + 1));
	}
	return found;
}
