import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * As much of the ustar format as a backup needs, so that a copy can also be opened with the `tar` of
 * any machine. Plain files only; nothing here follows a link or leaves the folder it is given.
 */
const BLOCK = 512;
/** Eleven octal digits: 8 GB less a byte. */
const LARGEST = 8 ** 11 - 1;

export interface TarEntry {
	name: string;
	size: number;
	/** Where its bytes begin in the archive. */
	start: number;
}

export class TarWriter {
	readonly #file: FileHandle;
	#at = 0;

	constructor(file: FileHandle) {
		this.#file = file;
	}

	/** False when there is no such file (any more). */
	async addFile(name: string, path: string): Promise<boolean> {
		const source = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return null;
			throw error;
		});
		if (!source) return false;
		try {
			const { size, mtimeMs } = await source.stat();
			await this.#put(headerOf(name, size, mtimeMs));
			let left = size;
			// The size stands in the header: what grows meanwhile is cut, what shrinks is an error.
			const parts = size === 0 ? [] : source.createReadStream({ autoClose: false, end: size - 1 });
			for await (const part of parts) {
				left -= (part as Buffer).length;
				await this.#put(part as Buffer);
			}
			if (left !== 0) throw new Error(`${path} became shorter while it was read.`);
			await this.#put(Buffer.alloc(paddingOf(size)));
			return true;
		} finally {
			await source.close();
		}
	}

	/** Two empty blocks end an archive: one without them is known to be cut. */
	async end(): Promise<number> {
		await this.#put(Buffer.alloc(2 * BLOCK));
		return this.#at;
	}

	async #put(bytes: Buffer): Promise<void> {
		// All of it: `write` may stop early on a full disk and only say so.
		await this.#file.writeFile(bytes);
		this.#at += bytes.length;
	}
}

/** Every entry, or an error when the archive is cut or anything but plain files of ours. */
export async function listTar(file: FileHandle): Promise<TarEntry[]> {
	const entries: TarEntry[] = [];
	const block = Buffer.alloc(BLOCK);
	const { size: length } = await file.stat();
	for (let at = 0; ;) {
		const { bytesRead } = await file.read(block, 0, BLOCK, at);
		if (bytesRead < BLOCK)
			throw new Error('The file ends in the middle: it is not a whole backup.');
		if (block.every((byte) => byte === 0)) return entries;
		const entry = readHeader(block, at + BLOCK);
		entries.push(entry);
		at = entry.start + entry.size + paddingOf(entry.size);
		if (at > length) throw new Error('The file ends in the middle: it is not a whole backup.');
	}
}

export async function extractEntry(archive: string, entry: TarEntry, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true });
	// Whoever may read the data folder may read the copy, and nobody else.
	const target = createWriteStream(to, { mode: 0o600, flush: true });
	if (entry.size === 0) return void (await pipeline([], target));
	const { start, size } = entry;
	await pipeline(createReadStream(archive, { start, end: start + size - 1 }), target);
}

function headerOf(name: string, size: number, mtimeMs: number): Buffer {
	if (size > LARGEST) throw new Error(`${name} is too large for a backup file.`);
	const header = Buffer.alloc(BLOCK);
	const { prefix, rest } = splitName(name);
	header.write(rest, 0, 100);
	header.write(octal(0o600, 8), 100);
	header.write(octal(0, 8), 108);
	header.write(octal(0, 8), 116);
	header.write(octal(size, 12), 124);
	header.write(octal(Math.floor(mtimeMs / 1000), 12), 136);
	header.write('0', 156);
	header.write('ustar\u000000', 257);
	header.write(prefix, 345, 155);
	header.write(`${octal(checksumOf(header), 7)} `, 148);
	return header;
}

function readHeader(header: Buffer, start: number): TarEntry {
	const text = (from: number, length: number) =>
		header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
	const isOurs = text(257, 5) === 'ustar' && (text(156, 1) === '0' || text(156, 1) === '');
	const checksum = Number.parseInt(text(148, 8), 8);
	if (!isOurs || checksum !== checksumOf(header)) throw new Error('The file is not a backup.');
	const prefix = text(345, 155);
	const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
	return { name, size: Number.parseInt(text(124, 12), 8), start };
}

/** The checksum counts its own place as spaces. */
function checksumOf(header: Buffer): number {
	let sum = 0;
	for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
	return sum;
}

function splitName(name: string): { prefix: string; rest: string } {
	if (Buffer.byteLength(name) <= 100) return { prefix: '', rest: name };
	const at = name.indexOf('/', Math.max(0, name.length - 101));
	const parts = { prefix: name.slice(0, at), rest: name.slice(at + 1) };
	const fits = Buffer.byteLength(parts.prefix) <= 155 && Buffer.byteLength(parts.rest) <= 100;
	if (at <= 0 || !fits) throw new Error(`${name} is too long a name.`);
	return parts;
}

function octal(value: number, width: number): string {
	return `${value.toString(8).padStart(width - 1, '0')}\0`;
}

function paddingOf(size: number): number {
	return (BLOCK - (size % BLOCK)) % BLOCK;
}
