import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Browser, expect, type Page, test } from 'playwright/test';
import sharp from 'sharp';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts';
import { type FakeClamd, startFakeClamd } from '../support/fake-clamd.ts';
import { pdf, photo } from '../support/file-corpus.ts';
import { axeFindings, sidewaysScroll } from '../support/look-at.ts';
import { fillContact, sendRequest } from '../support/request-form.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInLink } from '../support/sign-in.ts';

let server: TestServer;
let clamd: FakeClamd;
let proxy: CuttingProxy;
let folder: string;

test.beforeAll(async () => {
	clamd = await startFakeClamd();
	folder = await mkdtemp(join(tmpdir(), 'faqiao-files-'));
	server = await startServer({ env: { CLAMAV_URL: clamd.url } });
	proxy = await startCuttingProxy(server.port);
});
test.afterAll(async () => {
	await proxy.close();
	await server.dispose();
	await clamd.close();
	await rm(folder, { recursive: true, force: true });
});

/** A session is of the name, not of the port: it holds on the line that breaks as well. */
async function signIn(page: Page, role: string): Promise<void> {
	await page.goto(await signInLink(server, await demoAccount(server, { role })));
}

async function openEvidence(page: Page): Promise<void> {
	await page.goto(`${proxy.origin}/requests/new`);
	await page.getByLabel('需要什么帮助').fill('供货合同对方不认账，想请法官看看证据够不够。');
	await page.getByRole('button', { name: '下一步' }).click();
	await page.waitForURL(/step=evidence/);
}

/** 38 MB that begin as a film of a phone does; the rest needs no disk. */
async function video(): Promise<string> {
	const path = join(folder, '现场录像.mp4');
	const file = await open(path, 'w');
	await file.write(Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'));
	await file.truncate(38_000_000);
	await file.close();
	return path;
}

const choose = (page: Page) => page.getByLabel('选择材料');
const line = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

function filesOnServer() {
	const database = new DatabaseSync(join(server.dataDir, 'faqiao.db'), { readOnly: true });
	const rows = database.prepare('select sha256, bytes, state from file order by created_at').all();
	database.close();
	return rows as Array<{ sha256: string; bytes: number; state: string }>;
}

test('what cannot be sent is said at once, with what to do', async ({ page }) => {
	await signIn(page, 'owner');
	await openEvidence(page);
	const startedAt = Date.now();
	await choose(page).setInputFiles(await video());
	await expect(page.getByText('现场录像.mp4（38 MB）')).toBeVisible();
	await expect(page.getByText('请拍下关键画面的照片附上；原视频请保存好')).toBeVisible();
	console.log(`38 MB refused after ${Date.now() - startedAt} ms`);

	const wrong = [
		{ name: '空.pdf', text: '这个文件是空的', buffer: Buffer.alloc(0) },
		{
			name: '网页.pdf',
			text: '这种文件不能发送',
			buffer: Buffer.from('<!doctype html><script>1</script>')
		},
		{ name: '图.svg', text: '这种文件不能发送', buffer: Buffer.from('<svg xmlns="x"/>') },
		{ name: '加密.pdf', text: '这个文件有密码', buffer: pdf([], '/Encrypt 5 0 R') },
		{ name: '坏.jpg', text: '这个文件打不开', buffer: (await photo(64, 64)).subarray(0, 100) },
		{
			name: '相机.heic',
			text: '打不开 HEIC 照片',
			buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')
		},
		{
			name: '长.pdf',
			text: '文件超过 20 MB',
			buffer: Buffer.concat([pdf(), Buffer.alloc(20 * 1024 * 1024)])
		}
	];
	await choose(page).setInputFiles(
		wrong.map(({ name, buffer }) => ({ name, buffer, mimeType: 'application/octet-stream' }))
	);
	for (const { name, text } of wrong) {
		await expect(page.getByRole('alert').getByText(new RegExp(`^${name}.*${text}`))).toBeVisible();
	}
	expect(await axeFindings(page)).toEqual([]);
	expect(await sidewaysScroll(page)).toBe(0);
	await expect(page.getByText('已存在本机')).toHaveCount(0);
	await page.getByRole('button', { name: '下一步' }).click();
	await page.waitForURL(/step=contact/);
	expect(filesOnServer()).toEqual([]);
});

test('a photo cut at 70 % goes on at 70 %, also after a reload; the request never waits; one refused file comes back alone', async ({
	page,
	browser
}) => {
	await signIn(page, 'owner');
	await openEvidence(page);
	const scripted = pdf([], '', '/OpenAction<</S/JavaScript/JS(app.alert(1))>>');
	await choose(page).setInputFiles([
		{ name: '合同第一页.jpg', mimeType: 'image/jpeg', buffer: await photo(4000, 3000) },
		{ name: '说明.pdf', mimeType: 'application/pdf', buffer: scripted }
	]);
	const shrunk = await page.getByText(/已从 .* 缩小到/).textContent();
	const [, figure = '', unit] = /缩小到 ([\d.]+) (kB|MB)/.exec(shrunk ?? '') ?? [];
	const size = Number(figure) * (unit === 'MB' ? 1_000_000 : 1000);
	expect(size).toBeGreaterThan(300_000);
	await line(page, '合同第一页.jpg').getByLabel('这是什么材料').fill('供货合同');
	await expect(page.getByText(/已保存 \d/)).toBeVisible();

	// The draft and its files outlive the page.
	await page.reload();
	await expect(line(page, '合同第一页.jpg').getByLabel('这是什么材料')).toHaveValue('供货合同');
	await page.getByRole('button', { name: '下一步' }).click();
	await fillContact(page);
	await expect(page.getByText(/供货合同 · 发送/)).toBeVisible();

	const limit = Math.floor(size * 0.7);
	proxy.cutAfter(limit);
	const requestId = await sendRequest(page);
	// The record is there although its file is stuck.
	await expect(page.locator('.page-header').getByText('法院已收到')).toBeVisible();
	const stuck = line(page, '合同第一页.jpg');
	await expect(stuck.getByText('待发送')).toBeVisible();
	await expect(stuck.getByText(/^上传中 (6\d|7[01])%$/)).toBeVisible();
	expect(proxy.uploaded).toBe(limit);
	const [halfway] = filesOnServer();
	expect(halfway).toMatchObject({ state: 'receiving' });

	let letGo = () => {};
	clamd.hold = new Promise((resolve) => (letGo = resolve));
	await page.reload();
	await expect(stuck.getByText(/^上传中 (6\d|7[01])%$/)).toBeVisible();
	proxy.cutAfter(null);
	await page.reload();
	await expect(stuck.getByText('法院已收到')).toBeVisible({ timeout: 20_000 });
	await expect(stuck.getByText('正在检查')).toBeVisible();
	await expect(page.getByRole('link', { name: /^下载/ })).toHaveCount(0);
	const [whole] = filesOnServer();
	expect(whole).toMatchObject({ state: 'complete', sha256: halfway?.sha256 });
	// Only what was in the air when the line broke went twice.
	const once = whole?.bytes ?? 0;
	expect(proxy.uploaded).toBeGreaterThanOrEqual(once);
	expect(proxy.uploaded).toBeLessThanOrEqual(once + scripted.length + 128 * 1024);

	letGo();
	await expect(stuck.getByRole('link', { name: '下载 合同第一页.jpg' })).toBeVisible({
		timeout: 20_000
	});
	const refused = line(page, '说明.pdf');
	await expect(refused.getByText(/文件里带有程序/)).toBeVisible({ timeout: 20_000 });
	expect(await axeFindings(page)).toEqual([]);
	await refused.getByRole('button', { name: '换一个文件，代替 说明.pdf' }).click();
	await refused.getByLabel('选择材料').setInputFiles({
		name: '说明书.pdf',
		mimeType: 'application/pdf',
		buffer: pdf()
	});
	await expect(line(page, '说明书.pdf').getByRole('link', { name: /^下载/ })).toBeVisible({
		timeout: 20_000
	});
	await expect(line(page, '说明.pdf')).toHaveCount(0);

	await officerDownloads(browser, requestId);
});

async function officerDownloads(browser: Browser, requestId: string): Promise<void> {
	const context = await browser.newContext({ acceptDownloads: true });
	const page = await context.newPage();
	await signIn(page, 'liaisonOfficer');
	await page.goto(`${server.origin}/staff/ledger/${requestId}`);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: '下载 合同第一页.jpg' }).click()
	]);
	expect(download.suggestedFilename()).toBe('合同第一页.jpg');
	const bytes = await readFile(await download.path());
	const { width, height, exif, format } = await sharp(bytes).metadata();
	expect([format, width, height, exif]).toEqual(['jpeg', 1600, 1200, undefined]);
	expect(bytes.includes('SECRETPHONE')).toBe(false);
	await context.close();
}

test('files chosen without a network wait with their request, and can be taken out again', async ({
	page,
	context
}) => {
	await signIn(page, 'owner');
	await openEvidence(page);
	// Every page of the app is on the phone once the worker has it.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await context.setOffline(true);
	await choose(page).setInputFiles([
		{ name: '欠条.png', mimeType: 'image/png', buffer: await photo(300, 200, 'png') },
		{
			name: '多余.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.concat([pdf([`% ${randomBytes(8).toString('hex')}\n`])])
		}
	]);
	await page.getByRole('button', { name: '移除 多余.pdf' }).click();
	await expect(line(page, '多余.pdf')).toHaveCount(0);
	await page.getByRole('button', { name: '下一步' }).click();
	await fillContact(page);
	await sendRequest(page);
	await expect(line(page, '欠条').getByText('待发送')).toBeVisible();
	await context.setOffline(false);
	await expect(line(page, '欠条').getByRole('link', { name: /^下载/ })).toBeVisible({
		timeout: 30_000
	});
});
