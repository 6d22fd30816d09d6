// Takes the pictures of docs/pictures from the built app with its fictional city:
// node tests/support/take-pictures.ts
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { ensureChromium } from '../../src/setup/chromium.js';
import { seededRequests } from '../../src/server/demo/seed-requests.ts';
import config from '../../playwright.config.ts';
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
		await takeReader(browser, server, screen);
		await takeLooks(browser, server, screen);
		await takeStaff(browser, server, screen, accounts);
	}
	for (const screen of ['phone', 'desktop'] as const) {
		server = await takeFirm(browser, server, screen, accounts);
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

async function takeReader(_: Browser, { origin }: TestServer, screen: Screen) {
	const context = await open(screen);
	const page = await context.newPage();
	await page.goto(origin);
	await save(page, 'home', screen);
	await page.goto(`${origin}/notices/3`);
	await save(page, 'notice', screen);
	await page.goto(`${origin}/notices?q=${encodeURIComponent('竞业限制')}`);
	await save(page, 'search', screen);
	await context.close();
}

async function takeLooks(_: Browser, { origin }: TestServer, screen: Screen) {
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

async function takeStaff(_: Browser, server: TestServer, screen: Screen, all: DemoAccount[]) {
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
	await context.close();
}

/** The owner's road, ending with the server stopped: what the outbox shows is really waiting. */
async function takeFirm(_: Browser, server: TestServer, screen: Screen, all: DemoAccount[]) {
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

	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.waitForTimeout(1500);
	await server.stop();
	await page.goto(`${server.origin}/requests/new`);
	await page
		.locator('#description')
		.fill('三名员工入职两个月还没有签合同，想请法院帮我们看看怎么补。');
	await page.locator('main button[type=submit]').click();
	await page.locator('#contactPhone').fill('13800000001');
	await page.locator('main button[type=submit]').click();
	await save(page, 'check-answers', screen);
	await page.getByRole('button', { name: /发送/ }).click();
	await page.waitForTimeout(800);
	await page.goto(`${server.origin}/outbox`);
	await page.waitForTimeout(2500);
	await save(page, 'outbox', screen);
	await context.close();
	return server.restart();
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
