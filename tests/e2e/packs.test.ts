import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { type Proxy, startProxy } from '../support/hostile-proxy.ts';
import { makeRow } from '../support/notices.ts';
import { runCommand, startServer, type TestServer } from '../support/server.ts';

/** Choosing and bringing packs, over a line and through caches that do their worst. */
const manifestPath = '/api/v1/content/manifest.json';
const kinds = ['typicalCase', 'riskTip', 'guidance'] as const;

interface Pack {
	sha: string;
	bytes: number;
}

let server: TestServer;
let proxy: Proxy;
let context: BrowserContext;
let page: Page;
let published = 0;

test.beforeEach(async ({ browser }) => {
	server = await startServer({ seed: 'none' });
	for (const kind of kinds) await publish(kind, 40);
	proxy = await startProxy(server.origin);
	context = await browser.newContext({ baseURL: proxy.origin, serviceWorkers: 'allow' });
	page = await context.newPage();
});

test.afterEach(async () => {
	await context?.close();
	await proxy?.close();
	await server?.dispose();
});

/** One publication is one pack. */
async function publish(kind: (typeof kinds)[number], count: number): Promise<void> {
	const rows = Array.from({ length: count }, () => {
		const id = `n${++published}`;
		const text = Array.from({ length: 12 }, (_, at) => `第${at + 1}条 ${id}第${at}项：按时付款。`);
		return makeRow(id, { kind: '通知', text: text.join('\n') });
	});
	const file = join(server.dataDir, `${kind}-${published}.jsonl`);
	await writeFile(file, rows.join('\n'));
	const { code, stderr } = await runCommand(server, 'import', '--kind', kind, file);
	expect(code, stderr).toBe(0);
}

async function packsOnServer(): Promise<Pack[]> {
	const response = await fetch(server.origin + manifestPath);
	return ((await response.json()) as { packs: Pack[] }).packs;
}

const packPath = ({ sha }: Pack) => `/content/packs/${sha}`;
const bytesOf = async (pack: Pack) =>
	Buffer.from(await (await fetch(server.origin + packPath(pack))).arrayBuffer());
const shellReady = () => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

test('a bad line, a bad cache and a false manifest cost nothing but time, and a new notice is a small update', async () => {
	const [newest, cut, flipped] = await packsOnServer();
	if (!newest || !cut || !flipped) throw new Error('There should be three packs.');
	const partBytes = (await bytesOf(cut)).subarray(0, Math.floor(cut.bytes * 0.7));
	const wrong = await bytesOf(flipped);
	wrong[100] = (wrong[100] ?? 0) ^ 1;

	// The second pack breaks off at 70 %; the third is not answered until then.
	let isCut = false;
	proxy.interfere((path, response) => {
		if (path === packPath(flipped)) return true;
		if (path !== packPath(cut) || isCut) return false;
		isCut = true;
		response.writeHead(200, { 'content-length': String(cut.bytes) });
		response.write(partBytes);
		setTimeout(() => response.destroy(), 500);
		return true;
	});
	await page.goto('/notices');
	await shellReady();
	await page.getByRole('button', { name: /^下载/ }).click();
	await expect(page.getByText(/网络断了/)).toBeVisible();
	await expect(page.getByText(/已下载 40 篇/)).toBeVisible();

	// It goes on there, and the third comes with one bit changed the first time.
	const ranges: Array<string | undefined> = [];
	let isFlipped = false;
	proxy.interfere((path, response) => {
		if (path === packPath(cut)) ranges.push(response.req.headers.range);
		if (path !== packPath(flipped) || isFlipped) return false;
		isFlipped = true;
		response.writeHead(200, { 'content-length': String(wrong.length) }).end(wrong);
		return true;
	});
	proxy.asked.length = 0;
	await page.getByRole('button', { name: /^继续下载/ }).click();
	await expect(page.getByText(/全部 120 篇已存在本机/)).toBeVisible();
	expect(ranges).toEqual([expect.stringMatching(/^bytes=[1-9][0-9]*-$/)]);
	expect(proxy.asked).not.toContain(packPath(newest));
	expect(proxy.asked.filter((path) => path === packPath(flipped))).toHaveLength(2);

	// A manifest changed by one digit is refused in plain words, and all texts can still be read.
	proxy.interfere(null);
	proxy.rewrite(manifestPath, (text) => text.replace('"notices":120', '"notices":121'));
	await page.reload();
	await expect(page.getByText(/不是法院签发的/)).toBeVisible();
	await page.locator('.rows > li a').first().click();
	await expect(page.locator('article .text').first()).not.toBeEmpty();
	await expect(page.getByText(/^下载于/)).toBeVisible();
	proxy.rewrite(manifestPath, null);

	// Published while the phone has no network: one small pack, and the page says how small.
	await page.goto('/notices');
	await context.setOffline(true);
	await publish('guidance', 1);
	const [added] = await packsOnServer();
	expect(added?.bytes).toBeLessThan(3000);
	await context.setOffline(false);
	proxy.asked.length = 0;
	await page.reload();
	await expect(page.getByText(/已是最新，这次下载了 [1-9][0-9.]* kB/)).toBeVisible();
	await expect(page.getByText(/全部 121 篇已存在本机/)).toBeVisible();
	expect(proxy.asked.filter((path) => path.startsWith('/content/'))).toEqual([
		packPath(added ?? newest)
	]);

	// Cleared by the system: the page offers it again and goes on working.
	await page.evaluate(clearTexts);
	await page.reload();
	await page.getByRole('button', { name: /^下载/ }).click();
	await expect(page.getByText(/全部 121 篇已存在本机/)).toBeVisible();
});

function clearTexts(): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase('notices:p2');
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error);
	});
}

test('what to keep is chosen by kind with its size, leaves again, and the page needs no network', async () => {
	await page.goto('/notices/packs');
	await shellReady();
	const tips = page.getByRole('checkbox', { name: /风险提示/ });
	await expect(page.locator('.row', { has: tips })).toHaveText(/40 篇，[1-9][0-9.]* kB/);
	await tips.uncheck();
	await expect(page.getByText(/这样选共 80 篇/)).toBeVisible();
	await page.getByRole('button', { name: /^按这样存（下载 [0-9.]+ kB）/ }).click();
	await expect(page.getByText(/所选的 80 篇已存在本机/)).toBeVisible();
	const listed = await packsOnServer();
	expect(proxy.asked.filter((path) => path.startsWith('/content/'))).toHaveLength(2);

	// Of what was left out the list asks the server; of the rest it does not.
	await page.getByRole('checkbox', { name: /典型案例/ }).uncheck();
	await page.getByRole('button', { name: /^按这样存（移除/ }).click();
	await expect(page.getByText(/所选的 40 篇已存在本机/)).toBeVisible();

	await server.kill();
	await page.reload();
	await expect(page.getByText(/所选的 40 篇已存在本机/)).toBeVisible();
	await expect(page.getByRole('checkbox', { name: /典型案例/ })).not.toBeChecked();
	await expect(page.getByRole('checkbox', { name: /指引/ })).toBeChecked();
	await page.goto('/notices');
	await expect(page.getByText(/只有已下载的 40 篇/)).toBeVisible();
	expect(listed).toHaveLength(3);
});
