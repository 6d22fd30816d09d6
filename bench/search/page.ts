/** An article as the peers get it: its number is its place in the list. */
export type Texts = readonly string[];

export interface Search {
	/** The first twenty, as the engine itself ranks them: each by a name of `makeArticles`, or its place in `Texts`. */
	first(query: string): Promise<Found>;
	/** Everything that has the query, for the recall. */
	all(query: string): Promise<Found>;
}

export type Found = Array<string | number>;

/** One engine in the page. Preparing and opening are two runs of the browser, so that opening is cold. */
export interface Engine {
	/** Builds its index, or brings it, and keeps it on the disk. */
	prepare(): Promise<{ indexBytes: number; ms: number }>;
	open(): Promise<Search>;
}

export interface Opened {
	/** From what is kept to the first answer. */
	coldMs: number;
	found: number;
}

declare global {
	interface Window {
		prepare(): Promise<{ indexBytes: number; ms: number }>;
		open(query: string): Promise<Opened>;
		/** Milliseconds of each. */
		time(queries: string[]): Promise<number[]>;
		all(query: string): Promise<Found>;
	}
}

export function startPage(engine: Engine): void {
	let search: Search | null = null;
	const opened = () => {
		if (!search) throw new Error('It is not open.');
		return search;
	};
	window.prepare = () => engine.prepare();
	window.open = (async (query: string): Promise<Opened> => {
		const started = performance.now();
		search = await engine.open();
		const found = await search.first(query);
		return { coldMs: performance.now() - started, found: found.length };
	}) as Window['open'];
	window.time = async (queries) => {
		const times: number[] = [];
		for (const query of queries) {
			const started = performance.now();
			await opened().first(query);
			times.push(performance.now() - started);
		}
		return times;
	};
	window.all = (query) => opened().all(query);
}

export async function fetchTexts(): Promise<Texts> {
	return (await fetch('/texts')).json() as Promise<Texts>;
}
