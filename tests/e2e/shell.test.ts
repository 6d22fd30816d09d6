import { expect, type Page, test } from 'playwright/test';
import {
	axeFindings,
	type Choice,
	prefer,
	sidewaysScroll,
	smallTargets
} from '../support/look-at.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
test.beforeAll(async () => {
	server = await startServer({ env: { PUBLIC_DEVELOPMENT: '1' } });
});
test.afterAll(() => server.dispose());

/** What the browser itself complains about: policy violations and script errors, and nothing else. */
function complaints(page: Page): string[] {
	const found: string[] = [];
	page.on('pageerror', (error) => found.push(String(error)));
	page.on('console', (message) => {
		if (/Content Security Policy|Trusted|violat/i.test(message.text())) found.push(message.text());
	});
	return found;
}

/** The worker is installed, active and in charge of this page: from here the server may die. */
async function waitForWorker(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const shellPages = ['/', '/settings', '/help', '/inbox', '/development/components', '/nowhere'];

test.describe('the policy', () => {
	test('is kept by every page of the shell, in the server’s HTML and in the worker’s', async ({
		page
	}) => {
		const found = complaints(page);
		for (const path of shellPages) await page.goto(server.origin + path);
		await waitForWorker(page);
		for (const path of shellPages) {
			await page.goto(server.origin + path);
			await expect(page.locator('h1').first()).toBeVisible();
		}
		expect(found).toEqual([]);
	});

	test('would be heard: a foreign script is refused and reported', async ({ page }) => {
		const found = complaints(page);
		await page.goto(server.origin);
		await page.evaluate(() => {
			const script = document.createElement('script');
			document.head.append(script);
			try {
				script.src = 'https://example.invalid/x.js';
			} catch {
				// Trusted Types throw; the report is what counts.
			}
		});
		await expect.poll(() => found.length).toBeGreaterThan(0);
	});
});

test.describe('without the server', () => {
	test('after one visit everything of the shell opens, also in a new window', async ({
		browser
	}) => {
		const own = await startServer();
		const context = await browser.newContext();
		try {
			const page = await context.newPage();
			await page.goto(own.origin);
			await waitForWorker(page);
			await own.kill();

			for (const path of ['/', '/settings', '/help', '/inbox', '/shell']) {
				await page.goto(own.origin + path);
				await expect(page.locator('h1')).toBeVisible();
			}
			await page.close();
			const again = await context.newPage();
			await again.goto(own.origin);
			await expect(again.getByRole('heading', { level: 1 })).toContainText('从这里开始');
			await expect(again.locator('header [role=status]')).toHaveText(
				/离线，已保存|有网络，但连不上服务器/
			);

			await again.goto(`${own.origin}/nowhere`);
			await expect(again.getByRole('heading', { level: 1 })).toHaveText(
				'现在没有网络，这个页面还没保存到手机上'
			);
		} finally {
			await context.close();
			await own.dispose();
		}
	});

	test('a server that accepts and never answers is not waited for', async ({ browser }) => {
		const own = await startServer();
		const context = await browser.newContext();
		try {
			const page = await context.newPage();
			await page.goto(own.origin);
			await waitForWorker(page);
			// A stopped process keeps its port open: the line is up and nothing arrives.
			own.process.kill('SIGSTOP');
			const startedAt = Date.now();
			await page.goto(`${own.origin}/help`);
			await expect(page.locator('h1')).toBeVisible();
			const pageMs = Date.now() - startedAt;
			const appStartedAt = Date.now();
			await page.goto(`${own.origin}/inbox`);
			await expect(page.locator('h1')).toBeVisible();
			console.log(`with a silent server: page ${pageMs} ms, app ${Date.now() - appStartedAt} ms`);
		} finally {
			own.process.kill('SIGCONT');
			await context.close();
			await own.dispose();
		}
	});

	test('the worker keeps the shell and our files, and nothing else', async ({ page }) => {
		await page.goto(server.origin);
		await waitForWorker(page);
		for (const path of ['/notices', '/settings', '/help', '/inbox']) {
			await page.goto(server.origin + path);
		}
		await page.evaluate(() => fetch('/api/v1/preferences'));
		const kept = await page.evaluate(async () => {
			const addresses: string[] = [];
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const { url } of await cache.keys()) addresses.push(new URL(url).pathname);
			}
			return addresses;
		});
		const allowed =
			/^\/(shell|_app\/immutable\/.+|icons\/[\w-]+\.(png|svg)|manifest(\.en)?\.webmanifest)$/;
		expect(kept.filter((path) => !allowed.test(path))).toEqual([]);
		expect(kept).toContain('/shell');
		expect(kept.length).toBeGreaterThan(20);
	});
});

test.describe('reading', () => {
	test('language, letters and theme are kept, and are in the first HTML of the next page', async ({
		page
	}) => {
		await page.goto(server.origin);
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Start here');
		await page.getByRole('button', { name: 'Large text' }).click();
		await expect(page.locator('html')).toHaveAttribute('data-large-text', 'true');

		await page.goto(`${server.origin}/settings`);
		await page.getByRole('button', { name: '30', exact: true }).click();
		await page.getByRole('button', { name: 'Dark', exact: true }).click();
		expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('30px');

		const cookies = await page.context().cookies();
		const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
		const html = await (await fetch(`${server.origin}/help`, { headers: { cookie } })).text();
		const root = /<html[^>]*>/.exec(html)?.[0] ?? '';
		expect(root).toContain('lang="en"');
		expect(root).toContain('data-theme="dark"');
		expect(root).toContain('data-large-text="true"');
		expect(html).toContain('Accessibility statement');
	});

	test('works with scripts off: switches, help, links', async ({ browser }) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${server.origin}/help`);
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page).toHaveURL(`${server.origin}/help`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help and contacts');
		await page.getByRole('button', { name: 'Large text' }).click();
		await expect(page.locator('html')).toHaveAttribute('data-large-text', 'true');
		await page.goto(`${server.origin}/?lang=zh`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('从这里开始');
		await context.close();
	});

	test('the way back after a switch never leads off the site', async () => {
		for (const to of [
			'https://evil.example/',
			'//evil.example',
			'/\\evil.example',
			`${server.origin}//evil.example`
		]) {
			const response = await fetch(`${server.origin}/api/v1/preferences`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams({ to, locale: 'en' })
			});
			expect(response.status).toBe(303);
			expect(new URL(response.headers.get('location') ?? '', server.origin).origin).toBe(
				server.origin
			);
		}
	});

	test('30 px letters fit a 320 px phone, and every target is large enough', async ({
		browser
	}) => {
		for (const choice of [
			{},
			{ largeText: true, textSize: 30 },
			{ largeText: true, locale: 'en' }
		] satisfies Choice[]) {
			const context = await browser.newContext({
				viewport: { width: 320, height: 640 },
				serviceWorkers: 'block'
			});
			await prefer(context, server.origin, choice);
			const page = await context.newPage();
			for (const path of shellPages) {
				await page.goto(server.origin + path);
				await expect(page.locator('h1').first()).toBeVisible();
				expect(await sidewaysScroll(page), `${path} ${JSON.stringify(choice)}`).toBe(0);
				expect(await smallTargets(page), path).toEqual([]);
			}
			await context.close();
		}
	});
});

test.describe('accessibility', () => {
	const choices: Choice[] = [];
	for (const locale of ['zh-CN', 'en'] as const) {
		choices.push(
			{ locale, theme: 'light' },
			{ locale, theme: 'dark' },
			{ locale, theme: 'light', largeText: true },
			{ locale, theme: 'dark', largeText: true }
		);
	}
	for (const choice of choices) {
		test(`axe finds nothing: ${Object.values(choice).join(' ')}`, async ({ browser }) => {
			// How pages look does not depend on the worker, which would put the whole app on the disk each time.
			const context = await browser.newContext({
				reducedMotion: 'reduce',
				serviceWorkers: 'block'
			});
			await prefer(context, server.origin, choice);
			const page = await context.newPage();
			for (const path of shellPages) {
				await page.goto(server.origin + path);
				await expect(page.locator('h1').first()).toBeVisible();
				expect(await axeFindings(page), path).toEqual([]);
			}
			await context.close();
		});
	}

	test('the keyboard reaches the content first, and a page change is announced', async ({
		page
	}) => {
		await page.goto(server.origin);
		await page.keyboard.press('Tab');
		await expect(page.locator(':focus')).toHaveText('跳到正文');
		await page.keyboard.press('Enter');
		await expect(page.locator('main')).toBeFocused();
		await page.getByRole('link', { name: '帮助与联系方式' }).click();
		await expect(page.locator('#svelte-announcer')).toContainText('帮助与联系方式');
	});

	test('help stands in the same place on every page', async ({ page }) => {
		for (const path of shellPages) {
			await page.goto(server.origin + path);
			await expect(page.locator('footer a').first()).toHaveAttribute('href', '/help');
		}
	});
});

test.describe('the installed app', () => {
	for (const [locale, file] of [
		['zh-CN', '/manifest.webmanifest'],
		['en', '/manifest.en.webmanifest']
	] as const) {
		test(`can be installed in ${locale}`, async ({ page, context }) => {
			await prefer(context, server.origin, { locale });
			await page.goto(server.origin);
			await waitForWorker(page);
			const session = await context.newCDPSession(page);
			const manifest = await session.send('Page.getAppManifest');
			expect(manifest.url).toBe(server.origin + file);
			expect(manifest.errors).toEqual([]);
			const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
			// A private window can never be installed to; that is the test's window, not our manifest.
			expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);

			const data = JSON.parse(manifest.data ?? '{}') as {
				lang: string;
				id: string;
				icons: Array<{ src: string; sizes: string; purpose: string }>;
				shortcuts: Array<{ url: string }>;
			};
			expect(data.lang).toBe(locale);
			expect(data.id).toBe('/');
			expect(new Set(data.icons.map(({ purpose }) => purpose))).toEqual(
				new Set(['any', 'maskable', 'monochrome'])
			);
			for (const { src } of data.icons) expect((await fetch(server.origin + src)).status).toBe(200);
			expect(data.shortcuts.length).toBeLessThanOrEqual(4);
			for (const { url } of data.shortcuts) {
				await page.goto(server.origin + url);
				await expect(page.locator('h1').first(), url).toBeVisible();
			}
		});
	}
});
