// P2: search over 50,000 articles of laws beside its peers, in real Chromium. Read the ratios.
import { ensureChromium } from '../src/setup/chromium.js';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import { Phone } from '../tests/support/phone.ts';
import { ensurePeers, versionOf } from './peers/install.ts';
import { readQuestions } from './quality/corpus.ts';
import { findShared } from '../tests/support/shared.ts';
import { chooseQueries, scan } from './search/choose-queries.ts';
import { makeArticles } from './search/make-articles.ts';
import { findAll, type Run, runEngine } from './search/run-engine.ts';
import { serveArticles } from './search/serve.ts';

const articles = Number(process.env.ARTICLES ?? 50_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const slowdowns = [1, 4];
const pages: Record<string, string> = {
	ours: 'bench/search/ours-page.ts',
	'ours, index': 'bench/search/ours-index-page.ts',
	sqlite: 'bench/peers/search-sqlite-page.ts',
	flexsearch: 'bench/peers/search-flexsearch-page.ts',
	minisearch: 'bench/peers/search-minisearch-page.ts'
};
const wanted = (process.env.ONLY ?? Object.keys(pages).join(';')).split(';');

ensurePeers();
// After the peers are there: the pages need them.
const { bundle } = await import('./reliability/bundle.ts');
const content = await makeArticles(articles);
const queries = chooseQueries(content.texts, 200);
const server = await serveArticles(content);
const chromium = await ensureChromium();
const phones = new Map<string, Phone>();
try {
	await measure();
} finally {
	for (const phone of phones.values()) await phone.dispose();
	await server.close();
}
process.exit();

async function measure(): Promise<void> {
	const scripts = new Map<string, string>();
	const indexes = new Map<string, { indexBytes: number; ms: number }>();
	for (const name of wanted) {
		scripts.set(name, await bundle(pages[name] ?? ''));
		const phone = await Phone.create(chromium, chromiumArgs);
		phones.set(name, phone);
		server.script = scripts.get(name) ?? '';
		console.error(`${name}: prepares`);
		const page = await phone.start();
		await page.goto(server.origin);
		indexes.set(name, await page.evaluate(() => window.prepare()));
		await phone.switchOff();
	}
	const runs = new Map<string, Run[]>();
	for (let round = 0; round < rounds; round++) {
		for (const slowdown of slowdowns) {
			// Another one begins each time, so that nobody always runs on a warm or a tired machine.
			for (let at = 0; at < wanted.length; at++) {
				const name = wanted[(at + round) % wanted.length] ?? '';
				console.error(`round ${round + 1}, CPU x${slowdown}: ${name}`);
				server.script = scripts.get(name) ?? '';
				const run = await runEngine(phoneOf(name), server.origin, slowdown, queries);
				const key = `${name} ${slowdown}`;
				runs.set(key, [...(runs.get(key) ?? []), run]);
			}
		}
	}
	console.log(
		`\nP2. ${content.texts.length} articles, ${queries.length} queries, ${rounds} rounds, medians; ${new Date().toISOString().slice(0, 10)}`
	);
	console.log(
		['@sqlite.org/sqlite-wasm', 'flexsearch', 'minisearch']
			.map((name) => `${name} ${versionOf(name)}`)
			.join(', ')
	);
	console.log(
		'\n| | made or brought in | index | cold open x1 / x4 | p50 x1 / x4 | p95 x1 / x4 | memory |'
	);
	console.log('| --- | --- | --- | --- | --- | --- | --- |');
	for (const name of wanted) {
		const index = indexes.get(name) ?? { indexBytes: 0, ms: 0 };
		const both = (of: (run: Run) => number) =>
			slowdowns
				.map((slowdown) => middle((runs.get(`${name} ${slowdown}`) ?? []).map(of)))
				.map((value) => value.toFixed(value < 10 ? 2 : 0))
				.join(' / ');
		const held = (runs.get(`${name} 1`) ?? []).map(({ heldBytes }) => heldBytes ?? Number.NaN);
		const cells = [
			`${(index.ms / 1000).toFixed(1)} s`,
			megabytes(index.indexBytes),
			`${both(({ coldMs }) => coldMs)} ms`,
			`${both(({ times }) => percentile(times, 0.5))} ms`,
			`${both(({ times }) => percentile(times, 0.95))} ms`,
			megabytes(middle(held))
		];
		console.log(`| ${name} | ${cells.join(' | ')} |`);
	}
	if (wanted.includes('ours')) await measureQuestions(scripts.get('ours') ?? '');
	for (const name of wanted) {
		server.script = scripts.get(name) ?? '';
		console.log(`recall of ${name}: ${(await recallOf(name)).toFixed(4)}`);
	}
}

async function recallOf(name: string): Promise<number> {
	const found = await findAll(phoneOf(name), server.origin, queries);
	let right = 0;
	let all = 0;
	queries.forEach((query, at) => {
		const names = new Set(found[at]);
		const truth = scan(content.texts, query);
		all += truth.length;
		right += truth.filter((place) =>
			[place, ...(content.ids[place] ?? [])].some((name) => names.has(name))
		).length;
	});
	if (name === 'ours' && right < all) {
		console.error('A term that stands in the texts was not found.');
		process.exitCode = 1;
	}
	return right / all;
}

/** Whole questions, which of these only ours answers with the nearest texts. */
async function measureQuestions(script: string): Promise<void> {
	const path = findShared('corpus/cn-queries.jsonl.gz');
	if (!path) return console.log('\nThe shared questions are absent: none was asked.');
	const questions = (await readQuestions(path)).map(({ text }) => text);
	server.script = script;
	for (const slowdown of slowdowns) {
		const some = questions.filter((_, at) => at % 12 === 0);
		const { times } = await runEngine(phoneOf('ours'), server.origin, slowdown, some);
		const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)];
		console.log(
			`\n${some.length} questions in plain words, ours, CPU x${slowdown}: p50 ${half.toFixed(1)} ms, p95 ${most.toFixed(1)} ms`
		);
	}
}

function phoneOf(name: string): Phone {
	const phone = phones.get(name);
	if (!phone) throw new Error(`${name} was not prepared.`);
	return phone;
}

function middle(values: readonly number[]): number {
	return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

function megabytes(bytes: number): string {
	return Number.isNaN(bytes) ? 'not told' : `${(bytes / 1e6).toFixed(1)} MB`;
}
