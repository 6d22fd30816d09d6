import { expect, test, type Page } from 'playwright/test';
import { pdf } from '../support/file-corpus.ts';
import { Phone } from '../support/phone.ts';
import { filesHolding } from '../support/profile.ts';
import { fillContact, sendRequest } from '../support/request-form.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInLink, type DemoAccount } from '../support/sign-in.ts';

/** Latin and Hanzi, so that every encoding on the disk is looked for. */
const canaries = {
	draft: '金丝雀草稿壹 canary-draft-7391',
	request: '金丝雀申请贰 canary-request-5528',
	name: '金丝雀姓名叁 canary-name-6604',
	fileName: '金丝雀文件肆 canary-file-2917',
	fileContent: '金丝雀正文伍 canary-content-8846'
};
const control = '金丝雀对照 canary-control-1177';
const pin = '739164';

let server: TestServer;
let phone: Phone;
let owner: DemoAccount;
let other: DemoAccount;

test.beforeEach(async () => {
	server = await startServer();
	phone = await Phone.ofTest();
	const owners = (await demoAccounts(server)).filter(({ role }) => role === 'owner');
	const [one, , third] = owners;
	if (!one || !third) throw new Error('The demonstration city has changed.');
	[owner, other] = [one, third];
});
test.afterEach(async () => {
	await server.dispose();
	await phone.dispose();
});

async function open(): Promise<Page> {
	const page = await phone.start();
	page.setDefaultTimeout(20_000);
	return page;
}

async function signInFresh(page: Page, account: DemoAccount): Promise<void> {
	await page.goto(await signInLink(server, account));
	await page.goto(`${server.origin}/requests`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

async function fill(page: Page, description: string): Promise<void> {
	await page.goto(`${server.origin}/requests/new?step=need`);
	await page.getByLabel('需要什么帮助').fill(description);
	await expect(page.getByText(/已保存/)).toBeVisible();
}

async function send(page: Page, description: string): Promise<void> {
	await page.goto(`${server.origin}/requests/new?step=need`);
	await sendFromNeed(page, description);
}

async function sendFromNeed(page: Page, description: string): Promise<void> {
	await page.getByLabel('需要什么帮助').fill(description);
	await expect(page.getByText(/已保存/)).toBeVisible();
	await page.getByRole('button', { name: '下一步' }).click();
	await page.waitForURL(/step=evidence/);
	const buffer = pdf([`% ${canaries.fileContent}\n`]);
	await page
		.getByLabel('选择材料')
		.setInputFiles({ name: `${canaries.fileName}.pdf`, mimeType: 'application/pdf', buffer });
	await expect(page.getByRole('listitem').filter({ hasText: 'canary-file' })).toBeVisible();
	await page.getByRole('button', { name: '下一步' }).click();
	await page.waitForURL(/step=contact/);
	await fillContact(page, canaries.name);
	await sendRequest(page);
}

async function expectNoCanary(when: string): Promise<void> {
	for (const [kind, text] of Object.entries(canaries)) {
		for (const part of text.split(' ')) {
			expect(await filesHolding(phone.profile, part), `${kind} ${when}`).toEqual([]);
		}
	}
}

async function unlock(page: Page): Promise<void> {
	await page.getByLabel('PIN 码').fill(pin);
	await page.getByRole('button', { name: '打开', exact: true }).click();
}

async function setPin(page: Page): Promise<void> {
	await page.goto(`${server.origin}/settings`);
	await page.getByRole('button', { name: '设置 PIN 码' }).click();
	await page.getByLabel('新的 PIN 码').fill(pin);
	await page.getByLabel('再输入一次').fill(pin);
	await page.getByRole('button', { name: '保存 PIN 码' }).click();
	await expect(page.getByRole('button', { name: '现在锁定' })).toBeVisible();
}

test('nothing typed can be read from the disk: after use, after lock, after sign-out, with and without the server', async () => {
	test.setTimeout(240_000);
	let page = await open();
	await signInFresh(page, owner);
	// Would a text in clear be found at all?
	await page.evaluate(async (text) => {
		await new Promise((resolve, reject) => {
			const request = indexedDB.open('control', 1);
			request.onupgradeneeded = () => request.result.createObjectStore('x').put({ text }, 1);
			request.onsuccess = resolve;
			request.onerror = reject;
		});
	}, control);

	await send(page, canaries.request);
	await expect(page.locator('.page-header')).toContainText('法院已收到');
	await fill(page, canaries.draft);
	await phone.switchOff();
	expect(await filesHolding(phone.profile, 'canary-control-1177')).not.toEqual([]);
	await expectNoCanary('after use, online');

	page = await open();
	await page.goto(`${server.origin}/requests/new?step=need`);
	await expect(page.getByLabel('需要什么帮助')).toHaveValue(canaries.draft);
	await setPin(page);
	await server.kill();
	await page.reload();
	await unlock(page);
	await page.getByRole('link', { name: '申请' }).first().click();
	await page.locator('a[href="/requests/new"]').first().click();
	await sendFromNeed(page, canaries.request);
	await page.getByRole('link', { name: '申请' }).first().click();
	await page.locator('a[href="/requests/new"]').first().click();
	await page.getByLabel('需要什么帮助').fill(canaries.draft);
	await expect(page.getByText(/已保存/)).toBeVisible();
	await page.getByRole('button', { name: '锁定', exact: true }).click();
	await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
	await expect(page.getByText(canaries.draft)).toHaveCount(0);
	await phone.kill();
	await expectNoCanary('after lock, server dead');

	page = await open();
	await page.goto(`${server.origin}/settings`);
	await unlock(page);
	await page.getByRole('button', { name: '退出登录' }).click();
	await expect(page.getByText('还有 3 件没有送到法院').first()).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
	await expect(page.getByText('您还没有登录')).toBeVisible();
	await phone.switchOff();
	await expectNoCanary('after sign-out, server dead, work kept');

	// Kept for its owner, and sent after the next sign-in.
	server = await server.restart();
	page = await open();
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('另一账号有 2 件待发送')).toBeVisible();
	await signInFresh(page, owner);
	await unlock(page);
	await page.getByRole('link', { name: '我的' }).first().click();
	await page.getByRole('link', { name: /待发送/ }).click();
	await expect(page.getByText('法院已收到').first()).toBeVisible();
	await page.getByRole('link', { name: '我的' }).first().click();
	await page.getByRole('button', { name: '退出登录' }).click();
	await page.getByLabel('全部丢弃').check();
	await page.getByLabel(/确定丢弃/).fill('删除');
	await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
	await expect(page.getByText('您还没有登录')).toBeVisible();
	await phone.switchOff();
	await expectNoCanary('after sign-out, online, all discarded');
});

test('a locked device has no way round: addresses, a second tab, the back button, a new start', async () => {
	test.setTimeout(180_000);
	let page = await open();
	await signInFresh(page, owner);
	await fill(page, canaries.draft);
	await setPin(page);
	// Without a reload, which would lock: the keys are in the memory of the page only.
	await page.getByRole('link', { name: '申请' }).first().click();
	await expect(page.getByText('草稿').first()).toBeVisible();
	const second = await page.context().newPage();
	await second.goto(`${server.origin}/requests`);
	await expect(second.getByRole('heading', { name: '已锁定' })).toBeVisible();
	await page.getByRole('button', { name: '锁定', exact: true }).click();
	await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
	await page.goto(`${server.origin}/notices`);
	// A page that comes back from the browser's memory as it was left fires no load.
	await page.goBack({ waitUntil: 'commit' });
	await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
	for (const path of ['/requests/new?step=need', '/outbox', '/inbox', '/self-check', '/requests']) {
		await page.goto(`${server.origin}${path}`);
		await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
		await expect(page.getByText('canary')).toHaveCount(0);
	}
	await page.getByLabel('PIN 码').fill('000001');
	await page.getByRole('button', { name: '打开', exact: true }).click();
	await expect(page.getByText('PIN 码不对，还可以试 9 次。').first()).toBeVisible();

	await phone.kill();
	page = await open();
	await page.goto(`${server.origin}/requests/new?step=need`);
	await unlock(page);
	await expect(page.getByLabel('需要什么帮助')).toHaveValue(canaries.draft);
});

test('a forgotten PIN: a new sign-in opens everything', async () => {
	test.setTimeout(120_000);
	const page = await open();
	await signInFresh(page, owner);
	await fill(page, canaries.draft);
	await setPin(page);
	await page.getByRole('button', { name: '锁定', exact: true }).click();
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/requests/new?step=need`);
	await page.getByRole('button', { name: /忘了 PIN 码/ }).click();
	await expect(page.getByLabel('需要什么帮助')).toHaveValue(canaries.draft);
});

test('another person on this phone sees how much waits, and nothing of it', async () => {
	test.setTimeout(120_000);
	const page = await open();
	await signInFresh(page, owner);
	await server.kill();
	await send(page, canaries.request);
	await page.goto(`${server.origin}/settings`);
	await page.getByRole('button', { name: '退出登录' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
	await expect(page.getByText('您还没有登录')).toBeVisible();
	server = await server.restart();
	await signInFresh(page, other);
	// The sign-out that the server has not heard of yet must not end the sign-in of the next person.
	await page.goto(`${server.origin}/settings`);
	await expect(page.getByText(other.name)).toBeVisible();
	for (const path of ['/outbox', '/requests', '/inbox']) {
		await page.goto(`${server.origin}${path}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByText('canary')).toHaveCount(0);
	}
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('另一账号有 2 件待发送')).toBeVisible();
});

test('on a shared device nothing outlives the page: no draft, no name, no word on the disk', async () => {
	test.setTimeout(120_000);
	let page = await open();
	await page.goto(`${server.origin}/sign-in`);
	await page.getByLabel('手机号码').fill(owner.phone ?? '');
	await page.getByLabel('这是公用设备').check();
	await page.getByRole('button', { name: '获取验证码' }).click();
	await expect(page.getByLabel('6位验证码')).toBeVisible();
	// Messages leave after the answer.
	const sentCode = () => /sign-in code (\d{6})/.exec(server.output())?.[1] ?? '';
	await expect.poll(sentCode).not.toBe('');
	const code = sentCode();
	await page.getByLabel('6位验证码').fill(code);
	await page.getByRole('button', { name: '继续' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await page.getByRole('link', { name: '申请' }).first().click();
	await page.locator('a[href="/requests/new"]').first().click();
	await page.getByLabel('需要什么帮助').fill(canaries.draft);
	await expect(page.getByText(/已保存/)).toBeVisible();
	await phone.switchOff();
	await expectNoCanary('on a shared device');

	page = await open();
	await page.goto(`${server.origin}/requests`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByText('canary')).toHaveCount(0);
	await expect(page.getByText(owner.name)).toHaveCount(0);
	await expect(page.getByText('草稿')).toHaveCount(0);
});
