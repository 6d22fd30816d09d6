// https://lucaong.github.io/minisearch: an index in memory, kept as JSON and loaded from it.
import MiniSearch from 'minisearch';
import { openKept } from '../search/kept.ts';
import { fetchTexts, startPage } from '../search/page.ts';
import { pairsOf } from '../search/pairs.ts';

interface Article {
	id: number;
	text: string;
}

const options = {
	fields: ['text'],
	tokenize: pairsOf,
	processTerm: (term: string) => term,
	searchOptions: { combineWith: 'AND' as const }
};

startPage({
	async prepare() {
		const started = performance.now();
		const search = new MiniSearch<Article>(options);
		search.addAll((await fetchTexts()).map((text, id) => ({ id, text })));
		// Too long for a value of the database; a file in it has no such bound.
		const json = new Blob([JSON.stringify(search)]);
		await (await openKept()).put('index', json);
		return { indexBytes: json.size, ms: performance.now() - started };
	},

	async open() {
		const json = (await (await openKept()).get('index')) as Blob;
		const search = MiniSearch.loadJSON<Article>(await json.text(), options);
		const find = (query: string) => search.search(query).map(({ id }) => id as number);
		return {
			first: (query) => Promise.resolve(find(query).slice(0, 20)),
			all: (query) => Promise.resolve(find(query))
		};
	}
});
