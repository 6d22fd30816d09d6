import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** About the most read ones of a large collection; the others are set again when asked for. */
const mostFiles = 400;

/** Booklets that were set, by the hash of what is in them. A cache: the folder may be emptied at any time. */
export class BookletFiles {
	#folder: string;

	constructor(dataDir: string) {
		this.#folder = join(dataDir, 'booklets');
	}

	async read(hash: string): Promise<Buffer | null> {
		const path = this.#path(hash);
		try {
			const bytes = await readFile(path);
			const now = new Date();
			// Which were read last decides which stay.
			await utimes(path, now, now);
			return bytes;
		} catch {
			return null;
		}
	}

	/** Renamed into place, so that nobody ever reads half a file. */
	async write(hash: string, bytes: Buffer): Promise<void> {
		await mkdir(this.#folder, { recursive: true });
		const part = join(this.#folder, `${hash}.${randomUUID()}.part`);
		await writeFile(part, bytes);
		await rename(part, this.#path(hash));
		await this.#dropOldest();
	}

	async #dropOldest(): Promise<void> {
		const names = await readdir(this.#folder);
		if (names.length <= mostFiles) return;
		const files = await Promise.all(
			names.map(async (name) => {
				const path = join(this.#folder, name);
				// Another process may have dropped it meanwhile.
				return { path, at: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
			})
		);
		files.sort((a, b) => a.at - b.at);
		for (const { path } of files.slice(0, names.length - mostFiles))
			await rm(path, { force: true });
	}

	#path(hash: string): string {
		return join(this.#folder, `${hash}.pdf`);
	}
}
