// https://github.com/nextapps-de/flexsearch: an index in memory, exported to and imported from the disk.
// Its encoder for Chinese takes each character for a word; pairs find less by chance and answer sooner.
import { Index } from 'flexsearch';
import { openKept } from '../search/kept.ts';
import { fetchTexts, type Found, startPage } from '../search/page.ts';
import { pairsOf } from '../search/pairs.ts';

// A resolution of 1 keeps no order of relevance: the smallest index.
const makeIndex = () => new Index({ tokenize: 'strict', resolution: 1, encode: pairsOf });

startPage({
	async prepare() {
		const started = performance.now();
		const index = makeIndex();
		(await fetchTexts()).forEach((text, place) => index.add(place, text));
		const kept = await openKept();
		let indexBytes = 0;
		await index.export(async (name, data) => {
			indexBytes += new Blob([data]).size;
			await kept.put(name, data);
		});
		return { indexBytes, ms: performance.now() - started };
	},

	async open() {
		const index = makeIndex();
		const kept = await openKept();
		for (const name of await kept.names()) {
			index.import(name, (await kept.get(name)) as string);
		}
		const find = async (query: string, limit: number) =>
			(await index.search(query, { limit })) as Found;
		return { first: (query) => find(query, 20), all: (query) => find(query, 1_000_000) };
	}
});
