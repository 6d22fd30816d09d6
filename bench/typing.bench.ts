// Typing a search on a phone with 50,000 notices, no server and a quarter of the CPU: the time to the first
// marked row, and the longest frames while the hand types.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { readLines } from '../src/server/notice/read-lines.ts';
import { ensureChromium } from '../src/setup/chromium.js';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import { Phone } from '../tests/support/phone.ts';
import { projectRoot, runCommand, startServer, type TestServer } from '../tests/support/server.ts';
import { findShared } from '../tests/support/shared.ts';
import { type Typed, typeQuery, watchFrames } from './typing/type-query.ts';

const notices = Number(process.env.NOTICES ?? 50_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const slowdown = 4;
const queries = ['竞业限制', '欠薪怎么办', '第五百零九条', 'force majeure'];

// The fictional city's notices are there too: some of the words stand only in them.
const city = await startServer();
await city.stop();
await publish(city.dataDir);
await importCivilCode(city);
const server = await startServer({ dataDir: city.dataDir, port: city.port });
const phone = await Phone.create(await ensureChromium(), chromiumArgs);
try {
	let page = await phone.start();
	const downloadMs = await download(page);
	await phone.switchOff();
	await server.kill();

	const runs = new Map<string, Typed[]>();
	for (let round = 0; round < rounds; round++) {
		page = await phone.start();
		await page.goto(`${server.origin}/notices`);
		await page.locator('.rows > li').first().waitFor();
		await watchFrames(page, slowdown);
		for (const query of queries) {
			runs.set(query, [...(runs.get(query) ?? []), await typeQuery(page, query)]);
		}
		await phone.switchOff();
	}
	print(runs, downloadMs);
} finally {
	await phone.dispose();
	await server.dispose();
}
process.exit();

async function publish(dataDir: string): Promise<void> {
	const script = join(projectRoot, 'bench/content/grow.ts');
	const child = fork(script, ['publish', String(notices), dataDir]);
	const [code] = (await once(child, 'exit')) as [number];
	if (code !== 0) throw new Error('The notices could not be published.');
}

/** The law whose article 509 is asked for, book by book. */
async function importCivilCode(city: TestServer): Promise<void> {
	const corpus = findShared('corpus/cn-laws.jsonl.gz');
	if (!corpus) return console.log('The shared laws are absent: no article 509 to be found.');
	const books: string[] = [];
	for await (const { text } of readLines(corpus)) {
		if (/"title": ?"中华人民共和国民法典 /.test(text)) books.push(text);
	}
	const file = join(city.dataDir, 'civil-code.jsonl');
	await writeFile(file, books.join('\n'));
	const { code, stderr } = await runCommand(city, 'import', file);
	if (code !== 0) throw new Error(stderr);
}

async function download(page: Page): Promise<number> {
	await page.goto(`${server.origin}/notices`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const started = performance.now();
	await page.getByRole('button', { name: /^下载/ }).click();
	await page.getByText(/已存在本机/).waitFor({ timeout: 600_000 });
	return performance.now() - started;
}

function print(runs: ReadonlyMap<string, Typed[]>, downloadMs: number): void {
	const count = notices.toLocaleString('en');
	console.log(`\n${count} notices, downloaded in ${(downloadMs / 1000).toFixed(1)} s.`);
	console.log(
		`Server stopped, CPU x${slowdown}, ${rounds} rounds: medians, and the worst of all.\n`
	);
	console.log('| typed | rows | to the first marked row | frames | over 50 ms | longest |');
	console.log('| --- | --- | --- | --- | --- | --- |');
	for (const [query, typed] of runs) {
		const frames = typed.flatMap((one) => one.frames);
		const cells = [
			query,
			String(typed[0]?.rows ?? 0),
			`${middle(typed.map(({ firstRowMs }) => firstRowMs)).toFixed(0)} ms`,
			String(frames.length),
			String(frames.filter((ms) => ms > 50).length),
			`${Math.max(...frames).toFixed(0)} ms`
		];
		console.log(`| ${cells.join(' | ')} |`);
	}
}

function middle(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
