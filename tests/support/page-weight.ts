import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface PageWeight {
	route: string;
	/** Brotli bytes of every script the route loads at first visit: framework, layouts and page. */
	js: number;
	css: number;
	scripts: string[];
}

/**
 * What each page route of a built SvelteKit project makes the browser load, read from the build's
 * own manifests (`.svelte-kit/output`). Lazy imports are not counted: they come when asked for.
 */
export function weighPages(project: string): PageWeight[] {
	const output = join(project, '.svelte-kit/output');
	const manifest = readFileSync(join(output, 'server/manifest-full.js'), 'utf8');
	const entry = listOf(manifest, /client: \{.*?imports:(\[.*?\]),stylesheets/);
	const nodes = readNodes(join(output, 'server/nodes'));
	const sizes = new Map<string, number>();
	const weigh = (files: Iterable<string>) => {
		let total = 0;
		for (const file of files) {
			let size = sizes.get(file);
			if (size === undefined) {
				size = brotliCompressSync(readFileSync(join(output, 'client', file))).length;
				sizes.set(file, size);
			}
			total += size;
		}
		return total;
	};
	const reach = followImports(join(output, 'client/.vite/manifest.json'));
	const routes = manifest.matchAll(
		/id: "([^"]+)",[\s\S]*?page: (null|\{ layouts: \[([\d,]*)\], errors: \[[\d,]*\], leaf: (\d+) \})/g
	);
	const pages: PageWeight[] = [];
	for (const [, route, page, layouts = '', leaf] of routes) {
		if (page === 'null' || route === undefined) continue;
		const numbers = [...layouts.split(',').filter(Boolean), leaf].map(Number);
		const used = numbers.flatMap((n) => nodes.get(n) ?? []);
		const js = reach([...entry, ...used.flatMap((node) => node.imports)]);
		const css = new Set(used.flatMap((node) => node.stylesheets));
		pages.push({ route, js: weigh(js), css: weigh(css), scripts: [...js] });
	}
	return pages;
}

/**
 * Kit's list leaves out a script that is imported both at once and, deeper, lazily: the browser loads
 * it all the same, so every static import is followed in Vite's manifest.
 */
function followImports(path: string): (files: string[]) => Set<string> {
	const chunks = JSON.parse(readFileSync(path, 'utf8')) as Record<
		string,
		{ file: string; imports?: string[] }
	>;
	const importsOf = new Map(Object.values(chunks).map(({ file, imports = [] }) => [file, imports]));
	return (files) => {
		const reached = new Set<string>();
		const left = [...files];
		for (let file = left.pop(); file !== undefined; file = left.pop()) {
			if (reached.has(file)) continue;
			reached.add(file);
			for (const key of importsOf.get(file) ?? []) left.push(chunks[key]?.file ?? key);
		}
		return reached;
	};
}

function readNodes(folder: string) {
	const nodes = new Map<number, { imports: string[]; stylesheets: string[] }>();
	for (const file of readdirSync(folder).filter((name) => /^\d+\.js$/.test(name))) {
		const text = readFileSync(join(folder, file), 'utf8');
		nodes.set(Number.parseInt(file, 10), {
			imports: listOf(text, /export const imports = (\[.*?\]);/s),
			stylesheets: listOf(text, /export const stylesheets = (\[.*?\]);/s)
		});
	}
	return nodes;
}

function listOf(text: string, pattern: RegExp): string[] {
	const found = pattern.exec(text)?.[1];
	if (found === undefined) throw new Error(`The build's manifest has changed shape: ${pattern}`);
	return JSON.parse(found) as string[];
}
