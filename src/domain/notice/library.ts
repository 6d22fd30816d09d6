import { compareHeaders, type Notice, type NoticeHeader } from './notice.ts';
import type { Pack } from './pack.ts';
import {
	type SearchAnswer,
	type SearchOptions,
	type SearchPack,
	searchPacks
} from './search/search.ts';

export interface LibraryPack {
	pack: Pack;
	/** Numbers the manifest says must not be shown from this pack. */
	gone: readonly number[];
}

/** The packs one reader has, as one collection. Make a new one when a pack comes or goes: it is cheap. */
export interface NoticeLibrary {
	/** Live notices, newest first. */
	headers: NoticeHeader[];
	header(number: number): NoticeHeader | null;
	notice(number: number): Promise<Notice | null>;
	search(query: string, options: SearchOptions): Promise<SearchAnswer>;
}

/** Packs newest first: the newest one that has a notice has its true text. `withdrawn` are taken out everywhere. */
export function makeLibrary(
	packs: readonly LibraryPack[],
	withdrawn: ReadonlySet<number>
): NoticeLibrary {
	const owners = new Map<number, Pack>();
	for (const { pack, gone } of packs) {
		const dead = new Set(gone);
		for (const { number } of pack.headers) {
			const isLive = !withdrawn.has(number) && !dead.has(number);
			if (isLive && !owners.has(number)) owners.set(number, pack);
		}
	}
	const sources = packs.map(({ pack }): SearchPack => ({
		pack,
		isLive: (position) => owners.get(pack.headers[position]?.number ?? -1) === pack
	}));
	const headers = sources
		.flatMap(({ pack, isLive }) => pack.headers.filter((_, position) => isLive(position)))
		.sort(compareHeaders);
	const header = (number: number) => {
		const pack = owners.get(number);
		return pack?.headers[pack.positionOf(number)] ?? null;
	};
	return {
		headers,
		header,
		notice: async (number) => (await owners.get(number)?.notice(number)) ?? null,
		search: (query, options) => searchPacks(sources, query, options)
	};
}
