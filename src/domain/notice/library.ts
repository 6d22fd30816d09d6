import { compareHeaders, type Notice, type NoticeHeader } from './notice.ts';
import type { NoticeCitations, Pack } from './pack.ts';
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
	/** What every pack still says of it, also those with an older text. Empty when it was withdrawn. */
	versions(number: number): Promise<Notice[]>;
	/** Laws cited by each live notice. Read from every pack at the first call, then kept. */
	citations(): Promise<NoticeCitations[]>;
	search(query: string, options: SearchOptions): Promise<SearchAnswer>;
}

/** Packs by `seq`, highest first: the first one that has a notice has its true text. `withdrawn` are taken out everywhere. */
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
	const sources = packs.map(({ pack }): SearchPack => {
		// Asked for every notice at every search.
		const live = Uint8Array.from(pack.headers, ({ number }) =>
			owners.get(number) === pack ? 1 : 0
		);
		return { pack, isLive: (position) => live[position] === 1 };
	});
	const headers = sources
		.flatMap(({ pack, isLive }) => pack.headers.filter((_, position) => isLive(position)))
		.sort(compareHeaders);
	const header = (number: number) => {
		const pack = owners.get(number);
		return pack?.headers[pack.positionOf(number)] ?? null;
	};
	const readCitations = async () => {
		const read = await Promise.all(
			packs.map(async ({ pack }) =>
				(await pack.citations()).filter(({ number }) => owners.get(number) === pack)
			)
		);
		return read.flat();
	};
	let citations: Promise<NoticeCitations[]> | null = null;
	return {
		headers,
		header,
		citations: () => {
			citations ??= readCitations().catch((error: unknown) => {
				citations = null;
				throw error;
			});
			return citations;
		},
		versions: async (number) => {
			if (withdrawn.has(number)) return [];
			const read = await Promise.all(packs.map(({ pack }) => pack.notice(number)));
			return read.filter((notice) => notice !== null);
		},
		notice: async (number) => (await owners.get(number)?.notice(number)) ?? null,
		search: (query, options) => searchPacks(sources, query, options)
	};
}
