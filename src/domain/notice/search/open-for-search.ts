import type { SearchPack } from './answer.ts';
import type { OpenPack } from './candidates.ts';
import { repealedOn } from './repealed.ts';
import type { Segment } from './segment.ts';

/** A pack made ready for one search on a plain date. */
export async function openForSearch(source: SearchPack, on: string): Promise<OpenPack> {
	return {
		pack: source.pack,
		isLive: (position) => source.isLive(position),
		segment: unpackOnce(await source.pack.segment()),
		repealed: repealedOn(source.pack.headers, on)
	};
}

/** A search asks for the same lists at every step. */
function unpackOnce(segment: Segment): Segment {
	const lists = new Map<number | string, Promise<Uint32Array>>();
	const remember = (key: number | string, list: Promise<Uint32Array>) => {
		lists.set(key, list);
		return list;
	};
	return {
		...segment,
		postings: (key) => lists.get(key) ?? remember(key, segment.postings(key)),
		manyPostings: (keys) => {
			const read = segment.manyPostings(keys.filter((key) => !lists.has(key)));
			let next = 0;
			return Promise.all(
				keys.map((key) => {
					const known = lists.get(key);
					if (known) return known;
					const at = next++;
					return remember(
						key,
						read.then((found) => found[at] ?? new Uint32Array())
					);
				})
			);
		}
	};
}
