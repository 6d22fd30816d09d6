import { type Browser, expect, type Page, test } from 'playwright/test';
import { seededRequests } from '../../src/server/demo/seed-requests.ts';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { type Choice, expectGoodLook as look, prefer } from '../support/look-at.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInLink } from '../support/sign-in.ts';

let server: TestServer;
test.beforeAll(async () => {
	server = await startServer();
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
	'/outbox/list',
	'/inbox',
	'/notices',
	'/notices/3',
	'/notices/packs',
	'/settings/notes',
	'/self-check',
	'/self-check/history',
	'/staff',
	'/sign-in'
];
const staffPages = [
	'/staff',
	'/staff/ledger',
	'/staff/devices',
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
		reducedMotion: 'reduce',
		// How pages look does not depend on it, and putting the whole app on the disk costs more than looking.
		serviceWorkers: 'block'
	});
	await prefer(context, server.origin, choice);
	const page = await context.newPage();
	await page.goto(await signInLink(server, await demoAccount(server, { accountId: id })));
	return page;
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
		await page.waitForURL(/step=evidence/);
		await look(page, 'materials to add');
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
