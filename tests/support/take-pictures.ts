// Takes the pictures of docs/pictures from the built app with its fictional city:
// node tests/support/take-pictures.ts
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { ensureChromium } from '../../src/setup/chromium.js';
import { seededRequests } from '../../src/server/demo/seed-requests.ts';
import config from '../../playwright.config.ts';
import { photo } from './file-corpus.ts';
import { judgment } from './judgment.ts';
import { publishCase, readingCase } from './reading-case.ts';
import { projectRoot, startServer, type TestServer } from './server.ts';
import { type DemoAccount, demoAccounts, signInLink } from './sign-in.ts';

const folder = join(projectRoot, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const screens = {
	phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
	desktop: { viewport: { width: 1280, height: 900 } }
} as const;

let server = await startServer();
const browser = await chromium.launch({
	executablePath: await ensureChromium(),
	args: config.use?.launchOptions?.args ?? []
});
try {
	const accounts = await demoAccounts(server);
	for (const screen of ['phone', 'desktop'] as const) {
		await takeReader(server, screen);
		await takeMarks(server, screen);
		await takeLooks(server, screen);
		await takeStaff(server, screen, accounts);
		await takeEditor(server, screen, accounts);
	}
	for (const screen of ['phone', 'desktop'] as const) {
		server = await takeFirm(server, screen, accounts);
	}
} finally {
	await browser.close();
	await server.dispose();
}

// What an app store or an install prompt shows: named in static/manifest*.webmanifest.
const shop = join(projectRoot, 'static/screenshots');
mkdirSync(shop, { recursive: true });
for (const name of [
	...['home', 'result', 'outbox', 'home-english', 'notice-english', 'self-check-english'].map(
		(picture) => `${picture}-phone.png`
	),
	...['home', 'notice', 'home-english', 'notice-english'].map((picture) => `${picture}-desktop.png`)
]) {
	copyFileSync(join(folder, name), join(shop, name));
}

type Screen = keyof typeof screens;

async function open(screen: Screen, prefs: object = {}): Promise<BrowserContext> {
	const context = await browser.newContext({
		...screens[screen],
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai'
	});
	const value = encodeURIComponent(JSON.stringify({ locale: 'zh-CN', ...prefs }));
	await context.addCookies([{ name: 'prefs', value, url: server.origin }]);
	return context;
}

async function save(page: Page, name: string, screen: Screen) {
	await page.waitForTimeout(900);
	await page.screenshot({ path: join(folder, `${name}-${screen}.png`) });
}

async function takeReader({ origin }: TestServer, screen: Screen) {
	const context = await open(screen);
	const page = await context.newPage();
	await page.goto(origin);
	await save(page, 'home', screen);
	await page.goto(`${origin}/notices/3`);
	await save(page, 'notice', screen);
	await page.goto(`${origin}/notices?q=${encodeURIComponent('竞业限制')}`);
	await save(page, 'search', screen);
	await page.goto(`${origin}/notices/packs`);
	await save(page, 'packs', screen);
	await context.close();
}

/** Contents, a note, the words to share, the list of marks, and what a correction changed. */
async function takeMarks(server: TestServer, screen: Screen) {
	const context = await open(screen);
	const page = await context.newPage();
	const number = await publishCase(server, readingCase.words);
	await page.goto(`${server.origin}/notices/${number}`);
	const tools = page.getByRole('group', { name: '阅读工具' });
	await tools.getByRole('button', { name: '收藏' }).click();
	await tools.getByRole('button', { name: '标注' }).click();
	await page.getByRole('button', { name: '标注：裁判' }).last().click();
	await page.getByRole('dialog').getByLabel('笔记').fill('催款要写清数额和日期，周一让会计发函。');
	await save(page, 'mark', screen);
	await page.getByRole('button', { name: '保存笔记' }).click();
	await tools.getByRole('button', { name: '标注' }).click();
	await save(page, 'marked', screen);
	await tools.getByRole('button', { name: '分享' }).click();
	await save(page, 'share', screen);
	await page.keyboard.press('Escape');
	await tools.getByRole('button', { name: '目录' }).click();
	await save(page, 'contents', screen);
	await page.goto(`${server.origin}/settings/notes`);
	await save(page, 'notes', screen);
	await publishCase(server, readingCase.corrected);
	await page.goto(`${server.origin}/notices/${number}`);
	await page.getByRole('button', { name: '此处有更新，查看差异' }).click();
	await save(page, 'change', screen);
	await page.goto(`${server.origin}/notices/${number}/changes`);
	await save(page, 'changes', screen);
	await context.close();
}

async function takeLooks({ origin }: TestServer, screen: Screen) {
	for (const [look, prefs] of [
		['english', { locale: 'en' }],
		['large', { largeText: true }],
		['dark', { theme: 'dark' }]
	] as const) {
		const context = await open(screen, prefs);
		const page = await context.newPage();
		await page.goto(origin);
		await save(page, `home-${look}`, screen);
		await page.goto(`${origin}/notices/3`);
		await save(page, `notice-${look}`, screen);
		await page.goto(`${origin}/self-check`);
		await save(page, `self-check-${look}`, screen);
		await context.close();
	}
}

async function takeStaff(server: TestServer, screen: Screen, all: DemoAccount[]) {
	const context = await open(screen);
	const page = await context.newPage();
	const officer = all.find(({ role }) => role === 'liaisonOfficer');
	if (!officer) throw new Error('no officer');
	await page.goto(await signInLink(server, officer));
	await page.goto(`${server.origin}/staff/ledger`);
	await page.waitForTimeout(1500);
	await save(page, 'staff-list', screen);
	await page.goto(`${server.origin}/staff/ledger/${seededRequests.accepted}`);
	await save(page, 'staff-request', screen);
	await page.goto(`${server.origin}/staff/devices`);
	await save(page, 'staff-devices', screen);
	await context.close();
}

/** A Word file on its way to the readers: what it becomes, and what has to be decided first. */
async function takeEditor(server: TestServer, screen: Screen, all: DemoAccount[]) {
	const context = await open(screen);
	const page = await context.newPage();
	const publisher = all.find(({ role }) => role === 'publisher');
	if (!publisher) throw new Error('no publisher');
	await page.goto(await signInLink(server, publisher));
	await page.goto(`${server.origin}/staff/notices/import`);
	const choosing = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: '选文件' }).click();
	await (await choosing).setFiles(judgment);
	await save(page, 'import', screen);
	await page.getByRole('button', { name: '取来，接着编辑' }).click();
	await page.getByLabel('谁发布的').fill('云杉市青桐区人民法院（虚构）');
	await page.getByLabel('日期', { exact: true }).fill('2026-10-12');
	await page.getByRole('button', { name: '预览', exact: true }).click();
	await page.getByRole('table').waitFor();
	await page.evaluate(() => scrollTo(0, 0));
	await save(page, 'editor', screen);
	await page.getByRole('button', { name: /^公开前检查/ }).click();
	await page.getByRole('article').first().scrollIntoViewIfNeeded();
	await save(page, 'editor-check', screen);
	await context.close();
}

/** The owner's road, ending with the server stopped: what the outbox shows is really waiting. */
async function takeFirm(server: TestServer, screen: Screen, all: DemoAccount[]) {
	const context = await open(screen);
	const page = await context.newPage();
	const owner = all.find(({ role }) => role === 'owner');
	if (!owner) throw new Error('no owner');
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/requests`);
	await page.waitForTimeout(1500);
	await save(page, 'requests', screen);
	await page.goto(`${server.origin}/requests/${seededRequests.opinionIssued}`);
	await save(page, 'request', screen);
	await page.goto(`${server.origin}/requests/${seededRequests.returned}`);
	await save(page, 'returned', screen);

	await page.goto(`${server.origin}/self-check`);
	await page.getByRole('button', { name: /快速自测/ }).click();
	await page.waitForURL(/\/self-check\/questions/);
	for (let tap = 0; tap < 9; tap++) await answer(page, '是');
	await save(page, 'question', screen);
	for (const text of [
		'部分做到',
		'否',
		'不清楚',
		'是',
		'否',
		'是',
		'是',
		'否',
		'是',
		'不适用',
		'是',
		'否'
	]) {
		await answer(page, text);
	}
	await page.waitForURL(/\/self-check\/result/);
	await save(page, 'result', screen);

	await takeFiles(page, server, screen);

	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.waitForTimeout(1500);
	await server.stop();
	await page.goto(`${server.origin}/requests/new`);
	await page
		.locator('#description')
		.fill('三名员工入职两个月还没有签合同，想请法院帮我们看看怎么补。');
	await page.locator('main button[type=submit]').click();
	await page.waitForURL(/step=evidence/);
	await page.locator('main button[type=submit]').click();
	await page.locator('#contactPhone').fill('15400000001');
	await page.locator('main button[type=submit]').click();
	await save(page, 'check-answers', screen);
	await page.getByRole('button', { name: /发送/ }).click();
	await page.waitForTimeout(800);
	await page.goto(`${server.origin}/outbox`);
	await page.waitForTimeout(2500);
	await save(page, 'outbox', screen);
	await takeLock(page, screen);
	await context.close();
	return server.restart();
}

/** Still without the server: the device locks and opens by itself. */
async function takeLock(page: Page, screen: Screen) {
	await page.getByRole('link', { name: '我的' }).first().click();
	await page.getByRole('button', { name: '设置 PIN 码' }).click();
	await page.getByLabel('新的 PIN 码').fill('739164');
	await page.getByLabel('再输入一次').fill('739164');
	await page.getByRole('button', { name: '保存 PIN 码' }).click();
	await page.getByRole('button', { name: '锁定', exact: true }).click();
	await page.getByRole('link', { name: '申请' }).first().click();
	await page.getByLabel('PIN 码').waitFor();
	await save(page, 'lock', screen);
}

/** A request with a photo, as it is chosen and as it stands when the court has it. */
async function takeFiles(page: Page, server: TestServer, screen: Screen) {
	await page.goto(`${server.origin}/requests/new?step=need`);
	await page.locator('#description').fill('供货合同对方不认账，想请法官看看证据够不够。');
	await page.locator('main button[type=submit]').click();
	await page.waitForURL(/step=evidence/);
	const buffer = await photo(2400, 1800);
	await page
		.getByLabel('选择材料')
		.setInputFiles({ name: '供货合同第一页.jpg', mimeType: 'image/jpeg', buffer });
	await page.getByText(/已从 .* 缩小到/).waitFor();
	await save(page, 'evidence', screen);
	await page.locator('main button[type=submit]').click();
	await page.locator('#contactPhone').fill('15400000001');
	await page.locator('main button[type=submit]').click();
	await page.getByRole('button', { name: /发送/ }).click();
	await page.getByText('可查看').waitFor();
	await page.getByText('可查看').scrollIntoViewIfNeeded();
	await save(page, 'attachments', screen);
}

async function answer(page: Page, text: string) {
	const heading = page.getByRole('heading', { level: 1 });
	const asked = (await heading.textContent()) ?? '';
	await page.locator('.answers').getByRole('button', { name: text, exact: true }).click();
	await page.waitForTimeout(150);
	if ((await heading.textContent()) === asked) {
		const on = page.getByRole('button', { name: /^(下一题|看结果)$/ });
		if (await on.isVisible()) await on.click();
		await page.waitForTimeout(150);
	}
}
