import type { SearchHit } from '#domain/notice/search/search';
import { createLibraryReader } from '#client/search/library-reader';
import { keepPacks, on, store } from './ours.ts';
import { startPage } from './page.ts';

const nameOf = ({ number, passageId }: SearchHit) => `${number}#${passageId}`;

/**
 * What the product does, to the end: each of the twenty is checked against its text and comes with its
 * header and its snippet. In the page, as where workers fail, because only its thread can be slowed.
 */
startPage({
	prepare: keepPacks,

	open() {
		const reader = createLibraryReader(store);
		const find = (query: string, limit: number) =>
			reader.search(query, { on, unit: 'passage', limit });
		return Promise.resolve({
			first: async (query) => (await find(query, 20)).hits.map(nameOf),
			all: async (query) => {
				const { hits, match } = await find(query, 1_000_000);
				return match === 'some' ? [] : hits.map(nameOf);
			}
		});
	}
});
