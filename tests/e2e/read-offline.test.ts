import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from 'playwright/test';
import { readLines } from '../../src/server/notice/read-lines.ts';
import { projectRoot, runCommand, startServer, type TestServer } from '../support/server.ts';

/**
 * Reading with the server process killed, not only with the browser told to be offline. Uses the
 * demonstration city's notices, and some hundred laws where the corpus lies beside the project; all of
 * them with CORPUS_DIR.
 */
const corpusFolder = process.env.CORPUS_DIR ?? join(projectRoot, '../shared/corpus');
const someLaws = 300;
const queries = ['欠薪', '竞业限制', '善意取得'];
const manifestPath = '/api/v1/content/manifest.json';

let dataDir: string;
let server: TestServer;
let profile: string;
let context: BrowserContext;
let page: Page;
let problems: string[];

test.beforeAll(async () => {
	test.setTimeout(300_000);
	const first = await startServer();
	dataDir = first.dataDir;
	const corpus = await chooseCorpus();
	if (corpus.length > 0) {
		const imported = await runCommand(first, 'import', ...corpus);
		expect(imported.code, imported.stderr).toBe(0);
	}
	await first.stop();
});

test.afterAll(() => rm(dataDir, { recursive: true, force: true }));

test.beforeEach(async () => {
	server = await startServer({ dataDir });
	profile = await mkdtemp(join(tmpdir(), 'faqiao-profile-'));
	await openBrowser();
});

test.afterEach(async () => {
	await context?.close();
	await server?.kill();
	await rm(profile, { recursive: true, force: true });
});

async function chooseCorpus(): Promise<string[]> {
	const [laws = '', cases = ''] = ['cn-laws.jsonl.gz', 'cn-typical-cases.jsonl.gz'].map((file) =>
		join(corpusFolder, file)
	);
	if (!existsSync(laws) || !existsSync(cases)) return [];
	if (process.env.CORPUS_DIR) return [laws, cases];
	const some: string[] = [];
	for await (const { text } of readLines(laws)) {
		some.push(text);
		if (some.length === someLaws) break;
	}
	const file = join(dataDir, 'some-laws.jsonl');
	await writeFile(file, some.join('\n'));
	return [file, cases];
}

async function openBrowser() {
	const { launchOptions, viewport, locale, timezoneId } = test.info().project.use;
	context = await chromium.launchPersistentContext(profile, {
		...launchOptions,
		viewport: viewport ?? null,
		...(locale ? { locale } : {}),
		...(timezoneId ? { timezoneId } : {}),
		isMobile: true,
		hasTouch: true
	});
	page = context.pages()[0] ?? (await context.newPage());
	problems = [];
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => {
		if (/Content Security Policy|TrustedScript/.test(message.text())) problems.push(message.text());
	});
}

/** One visit and one press. Ends when everything is stored and the worker holds the shell. */
async function visitAndDownload() {
	await page.goto(`${server.origin}/notices`);
	await page.getByRole('button', { name: /^下载/ }).click();
	await expect(page.getByText(/已存在本机/)).toBeVisible({ timeout: 120_000 });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
}

async function sampleNumbers(count: number): Promise<number[]> {
	const response = await fetch(server.origin + manifestPath);
	const { packs } = (await response.json()) as { packs: Array<{ first: number; last: number }> };
	const pairs = packs.map(({ first, last }) => [first, last] as const);
	// Numbers inside a pack need not be dense, so each is checked against the server while it lives.
	const numbers = new Set<number>();
	for (let tries = 0; numbers.size < count && tries < 2000; tries++) {
		const [first, last] = pairs[tries % pairs.length] ?? [1, 1];
		const number = first + Math.floor(Math.random() * (last - first + 1));
		const found = await fetch(`${server.origin}/api/v1/notices/${number}`);
		if (found.status === 200) numbers.add(number);
	}
	return [...numbers];
}

async function titleOnServer(number: number): Promise<string> {
	const response = await fetch(`${server.origin}/api/v1/notices/${number}`);
	return ((await response.json()) as { title: { zh: string } }).title.zh;
}

/** Home, list, every sampled notice and the searches: each by its address, as a bookmark would. */
async function readEverything(titles: Map<number, string>) {
	await page.goto(`${server.origin}/`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(`${server.origin}/notices`);
	await expect(page.locator('.rows > li').first()).toBeVisible();

	for (const [number, title] of titles) {
		await page.goto(`${server.origin}/notices/${number}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page.locator('article .text').first()).not.toBeEmpty();
		await expect(page.getByText(/^下载于/)).toBeVisible();
	}

	for (const query of queries) {
		await page.goto(`${server.origin}/notices`);
		await page.getByRole('searchbox').fill(query);
		await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(query)}`));
		const marks = page.locator('.rows > li mark');
		await expect(marks.first()).toHaveText(query);
		await page.locator('.rows > li a').first().click();
		await expect(page.locator('article mark').first()).toHaveText(query);
	}
}

/** It is shown a few rows a frame: all of the first page, then all of the next. */
async function goOnInLongAnswer() {
	await page.goto(`${server.origin}/notices`);
	await page.getByRole('searchbox').fill('的');
	const rows = page.locator('.rows > li');
	await expect(rows.locator('mark').first()).toHaveText('的');
	await expect(rows).toHaveCount(20);
	const total = Number((await page.locator('.summary').innerText()).replace(/\D/g, ''));
	await page.getByRole('link', { name: '看更多' }).click();
	await expect(rows).toHaveCount(Math.min(40, total));
}

test('everything downloaded is read and found with the server killed, also after the browser was closed', async () => {
	await visitAndDownload();
	const numbers = await sampleNumbers(20);
	expect(numbers).toHaveLength(20);
	const titles = new Map<number, string>();
	for (const number of numbers) titles.set(number, await titleOnServer(number));

	await server.kill();
	await readEverything(titles);
	await goOnInLongAnswer();
	expect(problems).toEqual([]);

	// Some of them are enough to see that nothing lived in memory only.
	await context.close();
	await openBrowser();
	await readEverything(new Map([...titles].slice(0, 5)));
	expect(problems).toEqual([]);
});

test('a notice that is not on the device says what can be done, with the server killed', async () => {
	await page.goto(`${server.origin}/notices`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	const [known = 1, other = 2] = await sampleNumbers(2);
	await page.goto(`${server.origin}/notices/${known}`);
	const title = await titleOnServer(known);
	await expect.poll(() => countKept(page)).toBe(1);
	await server.kill();

	await page.goto(`${server.origin}/notices/${other}`);
	await expect(page.getByRole('heading', { name: '这一篇还没有存在本机' })).toBeVisible();
	await expect(page.getByRole('button', { name: '再试一次' })).toBeVisible();
	// What was read once can be read again.
	await page.goto(`${server.origin}/notices/${known}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

function countKept(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('notices:p2');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const count = opening.result.transaction('kept').objectStore('kept').count();
					count.onsuccess = () => resolve(count.result);
					opening.result.close();
				};
			})
	);
}

test('list, search and reader work with JavaScript off', async ({ browser }) => {
	const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin });
	const reader = await plain.newPage();
	await reader.goto('/notices');
	await reader.getByRole('searchbox').fill('善意取得');
	await reader.getByRole('button', { name: '搜索' }).click();
	await expect(reader).toHaveURL(/q=/);
	await expect(reader.locator('.rows > li mark').first()).toHaveText('善意取得');
	await reader.locator('.rows > li a').first().click();
	await expect(reader.locator('article mark').first()).toHaveText('善意取得');
	await plain.close();
});
