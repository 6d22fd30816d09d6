import type { ServerResponse } from 'node:http';
import { expect, type Page, test } from 'playwright/test';
import { type Proxy, startProxy } from '../support/hostile-proxy.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let proxy: Proxy;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());
test.beforeEach(async () => {
	proxy = await startProxy(server.origin);
});
test.afterEach(() => proxy.close());

const workerAddress = '/service-worker.js';
const controlled = (page: Page) =>
	page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** All that the caches hold, as path and first bytes. */
const keptBodies = (page: Page) =>
	page.evaluate(async () => {
		const found: Record<string, string> = {};
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const response = await cache.match(request);
				found[new URL(request.url).pathname] = (await response?.text())?.slice(0, 200) ?? '';
			}
		}
		return found;
	});

const portal = '<!doctype html><title>Hotel Wi-Fi</title><h1>Please log in</h1>';
function html(response: ServerResponse, status = 200, headers: Record<string, string> = {}): true {
	response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(portal);
	return true;
}

test.describe('an installation', () => {
	const isPart = (path: string) => path.startsWith('/_app/immutable/nodes/');
	const cases: Array<[string, (path: string, response: ServerResponse) => boolean]> = [
		['a login page instead of a script', (path, response) => isPart(path) && html(response)],
		['a login page instead of the shell', (path, response) => path === '/shell' && html(response)],
		[
			'a redirect to a login page',
			(path, response) => isPart(path) && html(response, 302, { location: '/help' })
		],
		['an error for one file', (path, response) => isPart(path) && html(response, 404)],
		[
			'a file cut off in the middle',
			(path, response) => {
				if (!isPart(path)) return false;
				response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': '50000' });
				response.write('export const half = ');
				setTimeout(() => response.destroy(), 50);
				return true;
			}
		]
	];
	for (const [name, hook] of cases) {
		test(`meets ${name}: nothing is installed, and the next visit installs all`, async ({
			page
		}) => {
			// Only what the worker asks for is hit: the page itself came through.
			let isArmed = false;
			let hits = 0;
			proxy.interfere((path, response) => {
				if (path === workerAddress) isArmed = true;
				const isHit = isArmed && hook(path, response);
				if (isHit) hits++;
				return isHit;
			});
			await page.goto(proxy.origin);
			await expect.poll(() => hits).toBeGreaterThan(0);
			await page.waitForFunction(async () => {
				const registration = await navigator.serviceWorker.getRegistration();
				return !registration || (!registration.installing && !registration.waiting);
			});
			expect(await page.evaluate(() => navigator.serviceWorker.controller === null)).toBe(true);
			for (const [path, body] of Object.entries(await keptBodies(page))) {
				expect(body, path).not.toContain('Hotel');
			}

			proxy.interfere(null);
			await page.goto(proxy.origin);
			await controlled(page);
			const kept = await keptBodies(page);
			expect(Object.keys(kept)).toContain('/shell');
			for (const [path, body] of Object.entries(kept)) expect(body, path).not.toContain('Hotel');
		});
	}
});

test('a login page met on the way is shown to the person and never kept', async ({ page }) => {
	await page.goto(proxy.origin);
	await controlled(page);
	proxy.interfere((path, response) => path === '/help' && html(response));
	await page.goto(`${proxy.origin}/help`);
	await expect(page.locator('h1')).toHaveText('Please log in');
	proxy.interfere(null);
	await page.goto(`${proxy.origin}/help`);
	await expect(page.locator('h1')).toHaveText('帮助与联系方式');
	for (const body of Object.values(await keptBodies(page))) expect(body).not.toContain('Hotel');
});

test('a proxy that says 502 for a dead server gets the shell instead', async ({ page }) => {
	await page.goto(proxy.origin);
	await controlled(page);
	proxy.interfere((_path, response) => html(response, 502));
	await page.goto(`${proxy.origin}/help`);
	await expect(page.locator('h1')).toHaveText('帮助与联系方式');
});

test('a new version is offered, waits for the person, and old parts stay for open pages', async ({
	page,
	context
}) => {
	await page.goto(proxy.origin);
	await controlled(page);
	const parts = await page.evaluate(async () => {
		const cache = await caches.open(
			(await caches.keys()).find((name) => name.includes('precache')) ?? ''
		);
		return (await cache.keys()).map(({ url }) => new URL(url).pathname);
	});
	const dropped = parts.find((path) => /\/nodes\/2\.[\w-]+\.js$/.test(path)) ?? '';
	expect(dropped).not.toBe('');

	// The next release: another worker, without one of today's files, which the server no longer has either.
	proxy.rewrite(
		workerAddress,
		(script) =>
			`${script.replaceAll(dropped.slice(1), dropped.slice(1).replace('/2.', '/3x.'))}\n// next`
	);
	const renamed = dropped.replace('/2.', '/3x.');
	proxy.interfere((path, response) => {
		if (path === dropped) return html(response, 404);
		if (path !== renamed) return false;
		response.writeHead(200, { 'content-type': 'text/javascript' }).end('export const next = 1;');
		return true;
	});
	const second = await context.newPage();
	await second.goto(proxy.origin);
	const offer = second.getByRole('region', { name: '有新版本' });
	await expect(offer).toBeVisible();
	// Nothing has changed hands yet.
	expect(
		await second.evaluate(
			async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null
		)
	).toBe(true);

	let loads = 0;
	second.on('load', () => loads++);
	await offer.getByRole('button', { name: '现在更新' }).click();
	await expect.poll(() => loads).toBe(1);
	await expect(second.getByRole('region', { name: '有新版本' })).toHaveCount(0);
	expect(
		await second.evaluate(
			async () => (await navigator.serviceWorker.getRegistration())?.waiting === null
		)
	).toBe(true);

	// The first page still runs the old version: it was not reloaded, and its parts still come.
	const status = await page.evaluate(async (path) => (await fetch(path)).status, dropped);
	expect(status).toBe(200);
});

test('later means later: the offer goes away and the page stays as it is', async ({ page }) => {
	await page.goto(proxy.origin);
	await controlled(page);
	proxy.rewrite(workerAddress, (script) => `${script}\n// next`);
	await page.goto(proxy.origin);
	const offer = page.getByRole('region', { name: '有新版本' });
	await offer.getByRole('button', { name: '以后再说' }).click();
	await expect(offer).toHaveCount(0);
	expect(
		await page.evaluate(
			async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null
		)
	).toBe(true);
});
