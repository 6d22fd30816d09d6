import { type Browser, expect, type Page, test } from 'playwright/test';
import { seededRequests } from '../../src/server/demo/seed-requests.ts';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import {
	axeFindings,
	type Choice,
	prefer,
	sidewaysScroll,
	smallTargets
} from '../support/look-at.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type DemoAccount, demoAccounts, signInLink } from '../support/sign-in.ts';

let server: TestServer;
let accounts: DemoAccount[];
test.beforeAll(async () => {
	server = await startServer();
	accounts = await demoAccounts(server);
});
test.afterAll(() => server.dispose());

const looks: Array<{ name: string; width: number; choice: Choice }> = [
	{ name: 'Chinese, light', width: 390, choice: { locale: 'zh-CN', theme: 'light' } },
	{ name: 'English, dark', width: 1280, choice: { locale: 'en', theme: 'dark' } },
	{ name: '30 px letters', width: 320, choice: { locale: 'zh-CN', largeText: true, textSize: 30 } }
];

const nobody = '/00000000-0000-4000-8000-000000000000';
const firmPages = [
	'/requests',
	`/requests/${seededRequests.submitted}`,
	`/requests/${seededRequests.opinionIssued}`,
	`/requests/${seededRequests.withdrawn}`,
	`/requests${nobody}`,
	'/outbox',
	'/inbox',
	'/notices',
	'/notices/3',
	'/self-check',
	'/self-check/history',
	'/staff',
	'/sign-in'
];
const staffPages = [
	'/staff',
	'/staff/ledger',
	`/staff/ledger/${seededRequests.returned}`,
	`/staff/ledger/${seededRequests.opinionIssued}`,
	`/staff/ledger${nobody}`,
	'/requests',
	'/outbox',
	'/inbox'
];

async function openAs(
	browser: Browser,
	id: string,
	{ width, choice }: (typeof looks)[number]
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width, height: 800 },
		reducedMotion: 'reduce'
	});
	await prefer(context, server.origin, choice);
	const page = await context.newPage();
	const account = accounts.find(({ accountId }) => accountId === id);
	if (!account) throw new Error('the demonstration accounts have changed');
	await page.goto(await signInLink(server, account));
	return page;
}

/** Soft, so that one run names every page with something to mend. */
async function look(page: Page, at: string): Promise<void> {
	await expect(page.locator('h1').first(), at).toBeVisible();
	expect.soft(await axeFindings(page), at).toEqual([]);
	expect.soft(await sidewaysScroll(page), `${at} scrolls sideways`).toBe(0);
	expect.soft(await smallTargets(page), `${at} has small targets`).toEqual([]);
}

const submit = (page: Page) => page.locator('main button[type=submit]').last().click();

for (const one of looks) {
	test(`what a firm sees: ${one.name}`, async ({ browser }) => {
		const page = await openAs(browser, exampleOwner, one);
		for (const path of firmPages) {
			await page.goto(server.origin + path);
			await look(page, path);
		}

		await page.goto(`${server.origin}/requests/${seededRequests.returned}`);
		await page.locator('.correction textarea').fill('');
		await page.locator('.correction button[type=submit]').click();
		await look(page, 'a correction with an error');

		await page.goto(`${server.origin}/requests/new`);
		await submit(page);
		await look(page, 'a request without a text');
		await page.locator('#description').fill('三名新员工没有签合同。');
		await submit(page);
		await page.locator('#contactName').fill('');
		await page.locator('#contactPhone').fill('12');
		await submit(page);
		await look(page, 'a request that nobody can answer');
		await page.locator('#contactName').fill('周明远');
		await page.locator('#contactPhone').fill('15400000001');
		await submit(page);
		await page.waitForURL(/step=check/);
		await look(page, 'the answers to check');

		await page.goto(`${server.origin}/self-check`);
		await page.locator('main button').first().click();
		await page.waitForURL(/\/self-check\/questions/);
		await look(page, 'a question');
		await page.context().close();
	});

	test(`what an officer sees: ${one.name}`, async ({ browser }) => {
		const page = await openAs(browser, officerQingtong, one);
		for (const path of staffPages) {
			await page.goto(server.origin + path);
			await look(page, path);
		}
		await page.goto(`${server.origin}/staff/ledger/${seededRequests.submitted}`);
		await page.getByRole('button', { name: /^(退回补正|Return for correction)$/ }).click();
		await submit(page);
		await look(page, 'a return without a reason');

		await page.goto(`${server.origin}/staff/ledger/${seededRequests.accepted}`);
		await page.getByRole('button', { name: /^(写意见|Write an opinion)$/ }).click();
		await submit(page);
		await look(page, 'an opinion without a text');
		await page.context().close();
	});
}

test('sign-in: both doors with an error, and a wrong code', async ({ page }) => {
	for (const path of ['/sign-in', '/sign-in?as=staff']) {
		await page.goto(server.origin + path);
		await submit(page);
		await look(page, `${path} with an error`);
	}
	await page.goto(`${server.origin}/sign-in`);
	await page.locator('#phone').fill('15400000001');
	await submit(page);
	await page.locator('#code').fill('000000');
	await page.locator('main button[type=submit]').first().click();
	await expect(page.getByRole('alert')).toBeVisible();
	await look(page, 'a wrong code');
});
