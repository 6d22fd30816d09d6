import type { Notice, NoticeHeader, WithdrawnNotice } from '#domain/notice/notice';
import { makeLibrary, type NoticeLibrary } from '#domain/notice/library';
import { type LawView, readLawView } from '#domain/notice/law-view';
import { type Neighbors, neighborsIn } from '#domain/notice/neighbors';
import { openPack, type Pack } from '#domain/notice/pack';
import { matchesFilters, type SearchFilters } from '#domain/notice/search/filters';
import type { SearchAnswer, SearchOptions } from '#domain/notice/search/search';
import type { ContentStore, StoredPack } from '#client/db/content-store';
import { packTools } from './pack-tools.ts';

export interface ListOptions extends SearchFilters {
	/** Plain date of today; asked only for what is in force. */
	on?: string;
	skip: number;
	limit: number;
}

export interface ListAnswer {
	headers: NoticeHeader[];
	total: number;
}

/** What the device knows about one number. `kept` was read singly; `pack` came with a download. */
export type FindAnswer =
	| { state: 'found'; notice: Notice; from: 'pack' | 'kept'; storedAt: number }
	| { state: 'withdrawn'; withdrawn: WithdrawnNotice }
	| { state: 'unknown' };

/** Answers from the disk alone. Runs in the search worker, or on the page where workers fail. */
export function createLibraryReader(store: ContentStore) {
	const opened = new Map<string, Promise<Pack>>();
	let current: { key: string; library: Promise<NoticeLibrary> } | null = null;

	// Packs come and go while we read, also from other tabs: a look at their names is cheap.
	async function look() {
		const { manifest, packs } = await store.state();
		const withdrawn = manifest?.manifest.withdrawn ?? [];
		const key = [
			...packs.flatMap(({ sha, dead }) => [sha, dead]),
			...withdrawn.map((one) => -one.number)
		].join();
		if (current?.key !== key) current = { key, library: open(packs, withdrawn) };
		return { library: await current.library, packs, withdrawn };
	}

	async function open(packs: StoredPack[], withdrawn: WithdrawnNotice[]): Promise<NoticeLibrary> {
		const listed = new Set(packs.map(({ sha }) => sha));
		for (const sha of opened.keys()) if (!listed.has(sha)) opened.delete(sha);
		const readable = await Promise.all(
			packs.map(async ({ sha, gone }) => {
				let pack = opened.get(sha);
				if (!pack) {
					pack = openPack({ read: (start, end) => store.readPack(sha, start, end) }, packTools);
					opened.set(sha, pack);
				}
				try {
					return { pack: await pack, gone };
				} catch {
					// Dropped by another tab meanwhile, or a broken disk: the other packs still answer.
					opened.delete(sha);
					return null;
				}
			})
		);
		return makeLibrary(
			readable.filter((one) => one !== null),
			new Set(withdrawn.map(({ number }) => number))
		);
	}

	return {
		async list({ on = '', skip, limit, ...filters }: ListOptions): Promise<ListAnswer> {
			const { library } = await look();
			const headers = library.headers.filter((header) => matchesFilters(header, filters, on));
			return { headers: headers.slice(skip, skip + limit), total: headers.length };
		},

		async find(number: number): Promise<FindAnswer> {
			const { library, packs, withdrawn } = await look();
			const gone = withdrawn.find((one) => one.number === number);
			if (gone) return { state: 'withdrawn', withdrawn: gone };
			const notice = await library.notice(number);
			if (notice) {
				const storedAt = Math.max(0, ...packs.map((pack) => pack.storedAt));
				return { state: 'found', notice, from: 'pack', storedAt };
			}
			const kept = await store.keptNotice(number);
			if (!kept) return { state: 'unknown' };
			return { state: 'found', notice: kept.notice, from: 'kept', storedAt: kept.keptAt };
		},

		async versions(number: number): Promise<Notice[]> {
			const { library, withdrawn } = await look();
			if (withdrawn.some((one) => one.number === number)) return [];
			const kept = await store.keptNotice(number);
			const found = [
				...(await library.versions(number)),
				...(kept ? [kept.notice, ...(kept.before ? [kept.before] : [])] : [])
			];
			return [...new Map(found.map((notice) => [notice.updatedAt, notice])).values()];
		},

		/** Null for a law the register does not hold. */
		async law(law: string, article: string, on: string): Promise<LawView | null> {
			const { library } = await look();
			return readLawView(library, law, article, on);
		},

		async neighbors(number: number): Promise<Neighbors> {
			const { library } = await look();
			return neighborsIn(library.headers, number);
		},

		async search(query: string, options: SearchOptions): Promise<SearchAnswer> {
			const { library } = await look();
			return library.search(query, options);
		}
	};
}

export type LibraryReader = ReturnType<typeof createLibraryReader>;
