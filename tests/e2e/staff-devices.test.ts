import { randomUUID } from 'node:crypto';
import { expect, test } from 'playwright/test';
import { adviserQingtong, officerQingtong } from '../../src/server/demo/world.ts';
import { type Choice, expectGoodLook as look, prefer } from '../support/look-at.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInCookie, signInLink, type DemoAccount } from '../support/sign-in.ts';

let server: TestServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

/** A phone that says beside its pull how its queue stands. */
function phoneOf(account: DemoAccount, cookie: string) {
	const [device, oldest] = [randomUUID(), randomUUID()];
	return async (pending: number, age = 0): Promise<void> => {
		const query = new URLSearchParams({
			scope: `station:${account.stationId}`,
			device,
			app: '1795600800000',
			pending: String(pending),
			...(pending === 0 ? {} : { oldest, age: String(age) })
		});
		const answer = await fetch(`${server.origin}/api/v1/changes?${query}`, { headers: { cookie } });
		if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
	};
}

test('an officer sees whose phone holds work and since when, also with the server dead', async ({
	browser
}) => {
	const officer = await demoAccount(server, { accountId: officerQingtong });
	const adviser = await demoAccount(server, { accountId: adviserQingtong });
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	await prefer(context, server.origin, { locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto(await signInLink(server, officer));
	await page.goto(`${server.origin}/staff`);
	await page.getByRole('link', { name: '看同事的手机' }).click();
	await expect(page.getByRole('heading', { name: '没有积压的内容' })).toBeVisible();
	await look(page, 'empty');

	const cookie = await signInCookie(server, adviser);
	await phoneOf(adviser, cookie)(3, 2 * 86_400 + 7200);
	await page.reload();
	await expect(page.getByRole('heading', { name: adviser.name })).toBeVisible();
	await expect(page.getByText('3 件没有送到法院')).toBeVisible();
	await expect(page.getByText('最早的一件写于')).toBeVisible();
	await expect(page.getByText('2天前').or(page.getByText('前天'))).toBeVisible();

	// They come back as another phone; and one of the officer's own has lost what it held.
	await phoneOf(adviser, cookie)(0);
	const own = phoneOf(officer, await signInCookie(server, officer));
	await own(1, 7200);
	await own(0);
	await page.reload();
	await expect(page.getByText('手机可能已清空，当时有 3 件没有送到')).toBeVisible();
	await expect(page.getByText('1 件没有送到就不见了')).toBeVisible();
	const looks: Array<{ name: string; width: number; choice: Choice }> = [
		{ name: 'phone', width: 390, choice: { locale: 'zh-CN' } },
		{ name: 'english-dark', width: 1280, choice: { locale: 'en', theme: 'dark' } },
		{ name: 'large', width: 320, choice: { locale: 'zh-CN', largeText: true, textSize: 30 } },
		{ name: 'desktop', width: 1280, choice: { locale: 'zh-CN' } }
	];
	for (const { name, width, choice } of looks) {
		await prefer(context, server.origin, choice);
		await page.setViewportSize({ width, height: 844 });
		await page.goto(`${server.origin}/staff/devices`);
		await expect(page.getByRole('listitem').filter({ hasText: adviser.name })).toBeVisible();
		await look(page, name);
	}

	await prefer(context, server.origin, { locale: 'zh-CN' });
	await page.setViewportSize({ width: 390, height: 844 });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await server.kill();
	await page.goto(`${server.origin}/staff`);
	await page.getByRole('link', { name: '看同事的手机' }).click();
	await expect(page.getByText('手机可能已清空，当时有 3 件没有送到')).toBeVisible();
	await expect(page.getByText(/^同步于 /)).toBeVisible();
	await look(page, 'offline');
	await page.goto(`${server.origin}/staff`);
	await expect(page.getByText('有 2 部手机需要问一问')).toBeVisible();
	await look(page, 'staff-home');
	await context.close();
});
