import type { Notice, NoticeHeader, NoticeKind, WithdrawnNotice } from '#domain/notice/notice';
import { makeLibrary, type NoticeLibrary } from '#domain/notice/library';
import { openPack, type Pack } from '#domain/notice/pack';
import type { SearchAnswer, SearchOptions } from '#domain/notice/search/search';
import type { ContentStore, StoredPack } from '#client/db/content-store';
import { packTools } from './pack-tools.ts';

export interface ListOptions {
	kinds?: readonly NoticeKind[];
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
		async list({ kinds, skip, limit }: ListOptions): Promise<ListAnswer> {
			const { library } = await look();
			const wanted = kinds && new Set(kinds);
			const headers = wanted
				? library.headers.filter(({ kind }) => wanted.has(kind))
				: library.headers;
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

		async search(query: string, options: SearchOptions): Promise<SearchAnswer> {
			const { library } = await look();
			return library.search(query, options);
		}
	};
}

export type LibraryReader = ReturnType<typeof createLibraryReader>;
