/** Where a list lies in the postings of its pack. */
export type Range = readonly [from: number, to: number];

/** While somebody types, the same lists are asked for again: kept up to this. */
const keptBytes = 128 * 1024;
/** Below this distance one longer read is cheaper than two. */
const joinedGap = 16 * 1024;

/** The packed lists of one pack, read on demand; those used last are kept. */
export class PackedLists {
	#read: (from: number, to: number) => Promise<Uint8Array>;
	/** By where they begin, the last one used at the end. */
	#kept = new Map<number, Uint8Array>();
	#held = 0;

	constructor(read: (from: number, to: number) => Promise<Uint8Array>) {
		this.#read = read;
	}

	async read([from, to]: Range): Promise<Uint8Array> {
		const known = this.#kept.get(from);
		const bytes = known ?? (await this.#read(from, to)).slice();
		this.#keep(from, bytes);
		return bytes;
	}

	/** In the order they are asked for; neighbors come in one read. */
	async readMany(ranges: readonly Range[]): Promise<Uint8Array[]> {
		const found = new Map<number, Uint8Array>();
		const missing: Range[] = [];
		for (const range of ranges) {
			const known = this.#kept.get(range[0]);
			if (known) found.set(range[0], known);
			else missing.push(range);
		}
		await Promise.all(
			join(missing).map(async (group) => {
				const start = group[0]?.[0] ?? 0;
				const bytes = await this.#read(start, group.at(-1)?.[1] ?? 0);
				for (const [from, to] of group) found.set(from, bytes.slice(from - start, to - start));
			})
		);
		for (const [from, bytes] of found) this.#keep(from, bytes);
		return ranges.map(([from]) => found.get(from) ?? new Uint8Array());
	}

	#keep(from: number, bytes: Uint8Array): void {
		if (!this.#kept.delete(from)) this.#held += bytes.length;
		this.#kept.set(from, bytes);
		for (const [oldest, { length }] of this.#kept) {
			if (this.#held <= keptBytes || oldest === from) break;
			this.#kept.delete(oldest);
			this.#held -= length;
		}
	}
}

function join(ranges: readonly Range[]): Range[][] {
	const joined: Range[][] = [];
	for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
		const last = joined.at(-1);
		if (last && range[0] - (last.at(-1)?.[1] ?? 0) <= joinedGap) last.push(range);
		else joined.push([range]);
	}
	return joined;
}
