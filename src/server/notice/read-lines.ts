import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** One line of a file that is too long to be a document: reading on would fill the memory. */
const longestLine = 16 * 1024 * 1024;

/**
 * Lines of a text file, gzipped or not (told by its first bytes, not its name), numbered from 1.
 * Throws when the file cannot be read, unpacked or is not UTF-8. Blank lines are numbered and left out.
 */
export async function* readLines(path: string): AsyncGenerator<{ number: number; text: string }> {
	const file = createReadStream(path);
	const bytes = (await isGzip(path)) ? pipeline(file, createGunzip(), () => {}) : file;
	// A wrong byte must stop the import, not become a question mark in a law.
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let number = 0;
	let rest = '';
	for await (const chunk of bytes) {
		const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		if (rest.length > longestLine) throw new Error(`line ${number + 1} is longer than 16 MB`);
		for (const text of lines) {
			number++;
			if (text.trim() !== '') yield { number, text };
		}
	}
	rest += decoder.decode();
	if (rest.trim() !== '') yield { number: number + 1, text: rest };
}

async function isGzip(path: string): Promise<boolean> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
		return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
	} finally {
		await file.close();
	}
}
