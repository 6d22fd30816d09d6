// P1: the first sync of 50,000 notices beside its peers, and P7: how building, opening and searching grow.
import { type ChildProcess, fork } from 'node:child_process';
import { once as onceOn } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../src/setup/chromium.js';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import { projectRoot } from '../tests/support/server.ts';
import type { Growth, Step } from './content/grow.ts';
import { makeContent } from './content/make-content.ts';
import type { Measured, Prepared } from './content/run-first-sync.ts';
import { ensurePeers, versionOf } from './peers/install.ts';

const notices = Number(process.env.NOTICES ?? 50_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const profiles = (process.env.PROFILES ?? 'loopback,mobile').split(',') as Array<
	'loopback' | 'mobile'
>;
/** Measured in the first round only: those that take minutes. */
const once = new Set((process.env.ONCE ?? '').split(','));
const wanted = (process.env.ONLY ?? 'ours,rxdb,pouchdb,rows,fetch').split(',');
const sizes = (process.env.GROWTH ?? '1000,10000,50000,100000')
	.split(',')
	.filter(Boolean)
	.map(Number);
/** Of the publisher and the merge: garbage beyond it is no need. Tenfold notices must do with the same. */
const heapMegabytes = 128;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** A folder that is named is kept: making the notices takes longer than a run. */
const kept = process.env.FOLDER;
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'faqiao-bench-')));
await mkdir(folder, { recursive: true });
try {
	if (sizes.length > 0) await measureGrowth();
	if (rounds > 0 || kept) await measureFirstSync();
} finally {
	if (!kept) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();

async function measureGrowth(): Promise<void> {
	console.log(
		`\nP7. Articles of laws as notices, published into SQLite with a heap of ${heapMegabytes} MB, searched in Node.\n`
	);
	console.log(
		'| notices | packs | bytes | published in | resident, publishing | resident, merging all | open to first answer | query p50 | p95 |'
	);
	console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
	for (const size of sizes) {
		const { publish, merge, search } = await growTo(size);
		const cells = [
			String(publish.notices),
			String(publish.packs),
			megabytes(publish.bytes),
			`${(publish.publishMs / 1000).toFixed(1)} s`,
			megabytes(publish.highestRss),
			megabytes(merge.highestRss),
			`${search.openMs.toFixed(0)} ms`,
			`${search.p50Ms.toFixed(1)} ms`,
			`${search.p95Ms.toFixed(1)} ms`
		];
		console.log(`| ${cells.join(' | ')} |`);
	}
}

async function growTo(size: number): Promise<Record<Step, Growth>> {
	const data = await mkdtemp(join(folder, `grow-${size}-`));
	const run = (step: Step, execArgv: string[] = []) => {
		const script = join(projectRoot, 'bench/content/grow.ts');
		return firstWord<Growth>(fork(script, [step, String(size), data], { execArgv }));
	};
	const small = [`--max-old-space-size=${heapMegabytes}`];
	const publish = await run('publish', small);
	const merge = await run('merge', small);
	const search = await run('search');
	await rm(data, { recursive: true, force: true, maxRetries: 5 });
	return { publish, merge, search };
}

async function measureFirstSync(): Promise<void> {
	ensurePeers();
	// After the peers are there: these modules need them.
	const { bundle } = await import('./reliability/bundle.ts');
	const { runFirstSync } = await import('./content/run-first-sync.ts');
	const chromium = { path: await ensureChromium(), args: chromiumArgs };
	const pages: Record<string, string> = {
		ours: 'bench/content/ours-page.ts',
		rxdb: 'bench/peers/notices-rxdb-page.ts',
		pouchdb: 'bench/peers/notices-pouchdb-page.ts',
		rows: 'bench/content/rows-page.ts',
		fetch: 'bench/content/fetch-page.ts'
	};
	const content = await makeContent(notices, folder);
	const task = { notices, pages: content.pages, publicKey: content.publicKey };
	const pouchdb = wanted.includes('pouchdb') ? await startPouchdb(content.pages) : null;
	const prepared: Prepared = { folder, content, task, pouchdbPort: pouchdb?.port ?? 0 };
	const scripts = new Map<string, string>();
	for (const name of wanted) scripts.set(name, await bundle(pages[name] ?? ''));
	console.log(
		`\nP1. ${notices} notices: ${content.packs.length} packs, ${megabytes(content.packBytes)} with the index; as gzipped rows ${megabytes(content.pageBytes)}.`
	);
	console.log(
		`rxdb ${versionOf('rxdb')} with Dexie storage, pouchdb ${versionOf('pouchdb')} with express-pouchdb ${versionOf('express-pouchdb')}, batches of 1,000; ${rounds} rounds, median, ${new Date().toISOString().slice(0, 10)}`
	);
	for (const profile of profiles) {
		const runs = new Map<string, Measured[]>(wanted.map((name) => [name, []]));
		for (let round = 0; round < rounds; round++) {
			// Another one begins each time, so that nobody always runs on a warm or a tired machine.
			for (let at = 0; at < wanted.length; at++) {
				const name = wanted[(at + round) % wanted.length] ?? '';
				if (round > 0 && once.has(name)) continue;
				const script = scripts.get(name) ?? '';
				const run = await runFirstSync(script, profile, prepared, chromium);
				console.error(`round ${round + 1}, ${profile}: ${name} ${(run.ms / 1000).toFixed(2)} s`);
				runs.get(name)?.push(run);
			}
		}
		if (rounds > 0) printRuns(profile, runs);
	}
	pouchdb?.stop();
}

function printRuns(profile: string, runs: Map<string, Measured[]>): void {
	const median = (values: number[]) =>
		values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
	const ours = median((runs.get('ours') ?? []).map(({ ms }) => ms));
	console.log(`\n${profile}${profile === 'mobile' ? ': 10/3 Mbit/s, 150 ms, CPU x4' : ''}\n`);
	console.log('| | against ours | all there | spread | runs | first readable | requests | bytes |');
	console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
	for (const [name, list] of runs) {
		const all = list.map(({ ms }) => ms);
		const cells = [
			`${(median(all) / ours).toFixed(2)}x`,
			`${(median(all) / 1000).toFixed(2)} s`,
			`${(Math.min(...all) / 1000).toFixed(2)} to ${(Math.max(...all) / 1000).toFixed(2)} s`,
			String(list.length),
			`${(median(list.map(({ firstMs }) => firstMs)) / 1000).toFixed(2)} s`,
			String(list.at(-1)?.requests),
			megabytes(list.at(-1)?.bytes ?? 0)
		];
		console.log(`| ${name} | ${cells.join(' | ')} |`);
	}
}

async function startPouchdb(pages: number) {
	const child = fork(join(projectRoot, 'bench/peers/notices-pouchdb-server.ts'), [
		folder,
		String(pages)
	]);
	return { port: await firstWord<number>(child), stop: () => child.kill() };
}

async function firstWord<T>(child: ChildProcess): Promise<T> {
	const died = onceOn(child, 'exit').then(([code]) => {
		throw new Error(`A process of the benchmark ended with ${code}.`);
	});
	const [word] = await Promise.race([onceOn(child, 'message'), died]);
	died.catch(() => {});
	return word as T;
}
