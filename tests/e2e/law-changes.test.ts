import { expect, type Page, test } from 'playwright/test';
import { startServer, type TestServer } from '../support/server.ts';

/** Must-show: with the server killed, the device's own clock alone decides what a notice says of its laws. */
let server: TestServer;

test.beforeAll(async () => {
	server = await startServer();
});

test.afterAll(async () => {
	await server?.dispose();
});

/** Notices by what they cite; numbers are the server's own. */
async function findNumber(title: string): Promise<number> {
	const query = new URLSearchParams({ q: title });
	const response = await fetch(`${server.origin}/api/v1/notices?${query}`);
	const { notices } = (await response.json()) as {
		notices: Array<{ number: number; title: { zh: string } }>;
	};
	const found = notices.find((one) => one.title.zh.includes(title));
	if (!found) throw new Error(`no notice ${title}`);
	return found.number;
}

async function readOn(page: Page, day: string, number: number) {
	// One minute before and after midnight in Shanghai tell the days apart.
	await page.clock.setFixedTime(new Date(`${day}T00:01:00+08:00`));
	await page.goto(`${server.origin}/notices/${number}`);
	await expect(page.getByText(/^下载于/)).toBeVisible();
	const lines = page.locator('section[aria-labelledby=citations] .in-force .state');
	return {
		warnings: await page.locator('article .callout .title').allTextContents(),
		line: await lines.first().textContent()
	};
}

test('lists, calls and the page of an article work with JavaScript off', async ({ browser }) => {
	const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin });
	const reader = await plain.newPage();
	await reader.goto('/notices?kind=leniencyEntry');
	await reader.getByLabel('地区').selectOption('云杉市青桐区（虚构）');
	await reader.getByRole('button', { name: '筛选' }).click();
	await expect(reader.getByText('共 2 项')).toBeVisible();
	await expect(reader.getByRole('heading', { name: '免予行政强制' })).toBeVisible();

	await reader.goto('/notices/22');
	await expect(reader.getByRole('link', { name: /反诈专线/ })).toHaveAttribute(
		'href',
		'tel:15400000096'
	);
	await reader.getByRole('link', { name: '律师法第十三条' }).click();
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('《律师法》第13条');
	await expect(reader.getByRole('link', { name: /五步就能识破/ })).toBeVisible();
	await plain.close();
});

test('status lines and warnings follow the device clock, offline', async ({ page }) => {
	test.setTimeout(240_000);
	const environment = await findNumber('排污单位的三件旧账');
	const trademark = await findNumber('商标法明年一月换新');
	await page.goto(`${server.origin}/notices`);
	await page.getByRole('button', { name: /^下载/ }).click();
	await expect(page.getByText(/已存在本机/)).toBeVisible({ timeout: 60_000 });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	await server.kill();

	const env14 = await readOn(page, '2026-08-14', environment);
	expect(env14.warnings).toEqual([expect.stringContaining('到 2026年8月15日')]);
	expect(env14.line).toContain('现行有效');
	const env15 = await readOn(page, '2026-08-15', environment);
	expect(env15.warnings).toEqual([expect.stringContaining('已于 2026年8月15日')]);
	expect(env15.line).toContain('失效');
	await expect(page.getByRole('link', { name: '《生态环境法典》' }).first()).toBeVisible();

	expect((await readOn(page, '2026-08-14', trademark)).warnings).toEqual([]);
	const mark31 = await readOn(page, '2026-12-31', trademark);
	expect(mark31.warnings).toEqual([expect.stringContaining('到 2027年1月1日')]);
	expect(mark31.line).toContain('现行有效');
	const mark1 = await readOn(page, '2027-01-01', trademark);
	expect(mark1.warnings).toEqual([expect.stringContaining('已于 2027年1月1日')]);
	expect(mark1.line).toContain('失效');

	// The page of one article is there without a network too, and leads back to what cites it.
	await page.getByRole('link', { name: '看条文' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('《商标法》（2019）第4条');
	await expect(page.getByRole('link', { name: /商标法明年一月换新/ })).toBeVisible();
});
