import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { openDevice } from '../support/real-device.ts';
import { openPhone, type Phone } from '../support/dying-browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie, signInLink, type DemoAccount } from '../support/sign-in.ts';

let server: TestServer;
let phone: Phone;
let owner: DemoAccount;
let officer: DemoAccount;

test.beforeEach(async () => {
	server = await startServer();
	const accounts = await demoAccounts(server);
	const find = (id: string) => accounts.find((account) => account.accountId === id);
	const [one, other] = [find(exampleOwner), find(officerQingtong)];
	if (!one || !other) throw new Error('the demonstration accounts have changed');
	[owner, officer] = [one, other];
	phone = await openPhone();
});

test.afterEach(async () => {
	await phone.dispose();
	await server.dispose();
});

/** One visit: signed in by the operator's link, records pulled, the worker in charge of the page. */
async function visitOnce(page: Page): Promise<void> {
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('上次与法院核对')).toBeVisible();
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Nine profile taps and twelve answers, three of them gaps; the date form of an answer is passed by. */
async function takeQuickCheck(page: Page): Promise<void> {
	await page.getByRole('button', { name: /快速自测/ }).click();
	for (let n = 0; n < 9 + 12; n += 1) {
		const heading = page.getByRole('heading', { level: 1 });
		await expect(heading).toBeVisible();
		const asked = (await heading.textContent()) ?? '';
		const text = n < 9 ? '是' : '不清楚';
		await page.locator('.answers').getByRole('button', { name: text, exact: true }).click();
		const dates = page.locator('#deadline');
		const isPast = async () => (await heading.textContent()) !== asked;
		await expect.poll(async () => (await isPast()) || (await dates.isVisible())).toBe(true);
		if (!(await isPast())) await page.getByRole('button', { name: /^(下一题|看结果)$/ }).click();
		await expect(heading).not.toHaveText(asked);
	}
	await page.waitForURL(/\/self-check\/result\//);
}

async function fillAndSend(page: Page): Promise<void> {
	await page.getByLabel('需要什么帮助').fill('三名新员工没有签合同，想请法院看一看');
	await page.getByRole('button', { name: '下一步' }).click();
	await page.getByLabel('联系人').fill('陈一');
	await page.getByLabel('联系电话').fill('13800000000');
	await page.getByRole('button', { name: '核对内容' }).click();
	await page.getByRole('button', { name: '发送申请' }).click();
	await page.waitForURL(/\/requests\/[0-9a-f-]{36}/);
}

/** A phone that came back must show its page from its own store within seconds. */
async function restartPhone(): Promise<Page> {
	await phone.kill();
	phone = await openPhone(phone.profile);
	return phone.page;
}

test('asked with the server dead and the browser killed, it is in the ledger once; returned, mended offline, answered', async () => {
	let { page } = phone;
	await visitOnce(page);
	// Chromium writes its cookies to the disk every 30 seconds: a phone that dies sooner has not
	// kept its sign-in, and its request then waits for one, as in the second test.
	await page.waitForTimeout(31_000);
	await server.kill();

	await page.goto(`${server.origin}/self-check`);
	await takeQuickCheck(page);
	const ticks = page.getByRole('checkbox', { name: '把这一项告诉法院' });
	for (const n of [0, 1, 2]) await ticks.nth(n).check();
	await page.getByRole('button', { name: '申请法治体检' }).click();
	await page.waitForURL(/\/requests\/new/);
	await page.getByRole('button', { name: '下一步' }).click();
	await fillAndSend(page);
	await expect(page.locator('.delivery').first()).toContainText('待发送');
	await expect(page.locator('.delivery').first()).toContainText('L-0001');
	await expect(page.locator('.delivery').filter({ hasText: '法院已收到' })).toHaveCount(0);
	const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

	page = await restartPhone();
	await page.goto(`${server.origin}/outbox`);
	await expect(page.locator('.delivery').first()).toContainText('待发送');

	server = await server.restart();
	await page.getByRole('button', { name: '现在发送' }).click();
	await page.goto(`${server.origin}/requests/${id}`);
	const delivery = page.locator('.delivery').first();
	await expect(delivery).toContainText('法院已收到');
	const number = (await delivery.textContent())?.match(/T\d{4}-\d+/)?.[0] ?? '';
	expect(number).not.toBe('');

	const desk = await openDevice(server, officer, await signInCookie(server, officer));
	await desk.engine.round('person');
	const [row, ...more] = (await desk.screen()).requests.filter((r) => r.id === id);
	expect(more).toEqual([]);
	expect(row).toMatchObject({ number, localNumber: 'L-0001', status: 'submitted' });
	expect(row?.shared).toHaveLength(3);
	const fields = [
		{ field: 'contactPhone', reason: '电话打不通' },
		{ field: 'description', reason: '请写明员工入职时间' }
	];
	await desk.send('request.return', id, { fields, note: '' }, row?.rev ?? null);
	await desk.engine.round('person');

	await page.reload();
	const correction = page.locator('.correction');
	await expect(correction).toContainText('电话打不通');
	await server.kill();
	await page.reload();
	await expect(correction).toContainText('请写明员工入职时间');
	await correction.getByLabel('联系电话').fill('13900000000');
	await correction.getByLabel('需要什么帮助').fill('三名员工九月入职，没有签合同');
	await page.getByRole('button', { name: '发送补正' }).click();
	await expect(page.locator('.delivery').first()).toContainText('待发送');
	await expect(page.locator('.delivery').first()).toContainText(number);

	server = await server.restart();
	page = await restartPhone();
	await page.goto(`${server.origin}/requests/${id}`);
	await expect(page.locator('.delivery').first()).toContainText('法院已收到');
	await desk.engine.round('person');
	const mended = (await desk.screen()).requests.find((r) => r.id === id);
	expect(mended).toMatchObject({ number, status: 'submitted', contactPhone: '13900000000' });

	await desk.send('request.accept', id, {}, mended?.rev ?? null);
	const opinion = {
		requestId: id,
		itemId: 'L1',
		level: 'red',
		finding: '三名员工没有书面劳动合同',
		basis: [{ law: '中华人民共和国劳动合同法', article: '第十条' }],
		advice: '一个月内补签',
		deadline: '2027-01-15'
	};
	await desk.send('opinion.issue', randomUUID(), opinion, null);
	await desk.engine.round('person');
	await page.reload();
	await expect(page.getByText('三名员工没有书面劳动合同').first()).toBeVisible();
	await server.kill();
	page = await restartPhone();
	await page.goto(`${server.origin}/requests/${id}`);
	await expect(page.getByText('三名员工没有书面劳动合同').first()).toBeVisible();
	await expect(page.getByText('一个月内补签').first()).toBeVisible();
});

test('a sign-in that ended with work queued: nothing is lost, one prompt, and after signing in it arrives', async () => {
	const { page, browser } = phone;
	await visitOnce(page);
	await server.kill();
	await page.goto(`${server.origin}/requests/new`);
	await fillAndSend(page);
	await browser.contexts()[0]?.clearCookies();
	server = await server.restart();
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('登录已过期，1 件等待登录')).toBeVisible();
	await expect(page.locator('.delivery').first()).toContainText('等待登录');
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/outbox`);
	await expect(page.locator('.delivery').first()).toContainText('法院已收到');
	await expect(page.locator('.delivery').first()).toContainText(/T\d{4}-\d+/);
});
