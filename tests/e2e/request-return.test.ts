import { expect, test, type Page } from 'playwright/test';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { Phone } from '../support/phone.ts';
import { skipEvidence } from '../support/request-form.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInCookie, signInLink, type DemoAccount } from '../support/sign-in.ts';

let server: TestServer;
let phone: Phone;
let owner: DemoAccount;
let officer: DemoAccount;

test.beforeAll(async () => {
	server = await startServer();
	phone = await Phone.ofTest();
	owner = await demoAccount(server, { accountId: exampleOwner });
	officer = await demoAccount(server, { accountId: officerQingtong });
});
test.afterAll(async () => {
	await server.dispose();
	await phone.dispose();
});

async function waitForShell(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

async function answer(page: Page, text: string): Promise<void> {
	const heading = page.getByRole('heading', { level: 1 });
	const asked = (await heading.textContent()) ?? '';
	const isStill = async () => (await heading.textContent()) === asked;
	await page.locator('.answers').getByRole('button', { name: text, exact: true }).click();
	await expect
		.poll(async () => !(await isStill()) || (await page.locator('#deadline').isVisible()))
		.toBe(true);
	if (await isStill()) await page.getByRole('button', { name: /^(下一题|看结果)$/ }).click();
	await expect(heading).not.toHaveText(asked);
}

async function takeQuickCheck(page: Page): Promise<void> {
	await page.goto(`${server.origin}/self-check`);
	await page.getByRole('button', { name: /快速自测/ }).click();
	await page.waitForURL(/\/self-check\/questions/);
	// Nine profile taps say yes, so that all twelve questions are asked; then no to every one.
	const answers = [...Array<string>(9).fill('是'), ...Array<string>(12).fill('否')];
	for (const text of answers) await answer(page, text);
	await page.waitForURL(/\/self-check\/result\//);
}

interface Row {
	id: string;
	d: {
		localNumber: string;
		number: string;
		contactName: string;
		status: string;
		stationId: string;
		shared: unknown[];
	};
}

interface Opinion {
	d: { requestId: string; response: string | null };
}

/** What the court has, asked as the officer's device asks: a request that is there twice shows here. */
const ledger = () => stationFeed<Row>('request');

/** What the firm has answered to the opinions on a request. */
async function answersTo(id: string): Promise<Array<string | null>> {
	const opinions = await stationFeed<Opinion>('opinion');
	return opinions.filter(({ d }) => d.requestId === id).map(({ d }) => d.response);
}

async function stationFeed<One>(kind: string): Promise<One[]> {
	const cookie = await signInCookie(server, officer);
	const scope = `station:${officer.stationId}`;
	const response = await fetch(`${server.origin}/api/v1/changes?scope=${scope}&limit=1000`, {
		headers: { cookie }
	});
	const { changes } = (await response.json()) as { changes: Array<One & { k: string }> };
	return changes.filter(({ k }) => k === kind);
}

test('a request written with the server dead survives a killed browser, is returned, mended offline and answered', async ({
	browser
}) => {
	test.setTimeout(300_000);
	let page = await phone.start();
	page.setDefaultTimeout(20_000);
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/requests`);
	await expect(page.getByText('退回补正').first()).toBeVisible();
	await waitForShell(page);
	// Signed in and used before, as a phone is: what follows starts from the disk.
	await phone.switchOff();
	page = await phone.start();
	page.setDefaultTimeout(20_000);
	await page.goto(`${server.origin}/requests`);
	const before = (await ledger()).map(({ id }) => id);

	await server.kill();
	await takeQuickCheck(page);
	const ticks = page.getByRole('checkbox', { name: '把这一项告诉法院' });
	for (const n of [0, 1, 2]) await ticks.nth(n).check();
	await page.getByRole('button', { name: '申请法治体检' }).click();
	await page.waitForURL(/\/requests\/new\?from=/);
	await expect(page.locator('#shared li')).toHaveCount(3);
	await page.getByRole('button', { name: '下一步' }).click();

	await page.waitForURL(/step=need/);
	await page.getByRole('button', { name: '下一步' }).click();
	const summary = page.getByRole('alert').filter({ hasText: '请先改正这几处' });
	await expect(summary).toBeFocused();
	await expect(summary.getByRole('link')).toHaveText('请写一写需要什么帮助');
	await page.getByLabel('需要什么帮助').fill('三名新员工没有签合同，想请法官看看怎么补。');
	await expect(page.getByText(/已保存/)).toBeVisible();
	await skipEvidence(page);
	await page.waitForURL(/step=contact/);
	await page.getByLabel('联系人').fill('周');
	await page.getByLabel('联系电话').fill('１５４ 0000-0001');
	await page.getByRole('button', { name: '核对内容' }).click();
	await expect(page.getByText('15400000001')).toBeVisible();
	// Three presses, one request.
	await page.getByRole('button', { name: '发送申请' }).evaluate((button: HTMLElement) => {
		button.click();
		button.click();
		button.click();
	});
	await page.waitForURL(/\/requests\/[0-9a-f-]{36}\?sent/);
	const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await expect(page.locator('.page-header')).toContainText('待发送');
	await expect(page.locator('.page-header')).toContainText(/L-\d{4}/);
	const header = await page.locator('.page-header').textContent();
	const localNumber = header?.match(/L-\d{4}/)?.[0];

	await phone.kill();
	page = await phone.start();
	page.setDefaultTimeout(20_000);
	server = await server.restart();
	await page.goto(`${server.origin}/requests/${id}`);
	await expect(page.locator('.page-header')).toContainText('法院已收到');
	await expect(page.locator('.page-header')).toContainText(/T\d{4}-\d{4}/);
	const made = (await ledger()).filter((row) => !before.includes(row.id));
	expect(made.map((row) => row.id)).toEqual([id]);
	expect(made[0]?.d).toMatchObject({ localNumber });
	expect(made[0]?.d.shared).toHaveLength(3);
	const number = made[0]?.d.number ?? '';
	await expect(page.locator('.page-header')).toContainText(number);

	const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	const officerPage = await desk.newPage();
	officerPage.setDefaultTimeout(20_000);
	await officerPage.goto(await signInLink(server, officer));
	await officerPage.goto(`${server.origin}/staff/ledger`);
	await officerPage.getByText(number).waitFor();
	await expect(officerPage.getByText(number)).toHaveCount(1);
	await officerPage.goto(`${server.origin}/staff/ledger/${id}`);
	await officerPage.getByRole('button', { name: '退回补正' }).click();
	await officerPage.getByLabel('联系人', { exact: true }).check();
	await officerPage.getByLabel('需要什么帮助', { exact: true }).check();
	await officerPage.getByLabel('“联系人”要改什么').fill('请写联系人全名。');
	await officerPage.getByRole('button', { name: '请写明合同签订时间、金额和到期日。' }).click();
	await officerPage.getByRole('button', { name: '退回给企业' }).click();
	await expect(officerPage.getByText('等企业补正。')).toBeVisible();
	await expect
		.poll(async () => (await ledger()).find((row) => row.id === id)?.d.status)
		.toBe('returned');

	await page.goto(`${server.origin}/requests/${id}`);
	await expect(page.getByText('联络站请您补正 2 处')).toBeVisible();
	await server.kill();
	await page.reload();
	await expect(page.getByText('要改的原因：请写联系人全名。')).toBeVisible();
	await expect(page.getByText('要改的原因：请写明合同签订时间、金额和到期日。')).toBeVisible();
	await page.getByLabel('联系人').fill('周明远');
	await page
		.getByLabel('需要什么帮助')
		.fill('三名新员工 10 月 8 日入职，没有签合同，月工资 6000 元。');
	await expect(page.getByText(/已保存/)).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('联系人')).toHaveValue('周明远');
	await page.getByRole('button', { name: '发送补正' }).click();
	await expect(page.locator('.page-header')).toContainText('待发送');

	server = await server.restart();
	await phone.kill();
	page = await phone.start();
	page.setDefaultTimeout(20_000);
	await page.goto(`${server.origin}/requests/${id}`);
	await expect
		.poll(async () => (await ledger()).find((row) => row.id === id)?.d, { timeout: 30_000 })
		.toMatchObject({
			status: 'submitted',
			contactName: '周明远',
			number
		});
	expect((await ledger()).filter((row) => !before.includes(row.id))).toHaveLength(1);

	await officerPage.goto(`${server.origin}/staff/ledger/${id}`);
	await expect(officerPage.getByText('月工资 6000 元')).toBeVisible();
	await officerPage.getByRole('button', { name: '受理申请' }).click();
	await officerPage.getByRole('button', { name: '写意见' }).click();
	await officerPage.getByLabel('法律', { exact: true }).selectOption('环境保护法');
	await officerPage.getByLabel('第几条').fill('第四十五条');
	await officerPage.getByRole('button', { name: '加入依据' }).click();
	await officerPage.getByLabel('发现的问题').fill('三名员工用工超过一个月没有书面劳动合同。');
	await officerPage.getByLabel('建议', { exact: true }).fill('一周内补签，写真实日期。');
	await officerPage.getByRole('button', { name: '出具意见' }).click();
	await expect(officerPage.getByText('这部法律今天不能引用')).toBeVisible();
	await officerPage.getByRole('button', { name: /去掉/ }).click();
	await officerPage.getByLabel('法律', { exact: true }).selectOption('劳动合同法');
	await officerPage.getByLabel('第几条').fill('82');
	await officerPage.getByRole('button', { name: '加入依据' }).click();
	await officerPage.getByRole('button', { name: '出具意见' }).click();
	await expect(officerPage.getByText(/意见 Y\d{4}-\d{4}/)).toBeVisible();

	await page.reload();
	await expect(page.getByText(/意见 Y\d{4}-\d{4}/)).toBeVisible();
	await server.kill();
	await phone.kill();
	page = await phone.start();
	page.setDefaultTimeout(20_000);
	await page.goto(`${server.origin}/requests/${id}`);
	await expect(page.getByText('三名员工用工超过一个月没有书面劳动合同。')).toBeVisible();
	await expect(page.getByText('《劳动合同法》第82条')).toBeVisible();
	await expect(page.getByText('现行有效')).toBeVisible();
	await page.getByRole('button', { name: '不同意' }).click();
	await page.getByLabel('不同意的理由').fill('两人已经签了，附后说明。');
	await page.getByRole('button', { name: '发送“不同意”' }).click();
	await expect(page.getByText('您的答复：不同意')).toBeVisible();

	server = await server.restart();
	await page.reload();
	// An open page asks once a minute, so the officer looks when the answer has come up.
	await expect.poll(() => answersTo(id), { timeout: 40_000 }).toEqual(['disagreed']);
	await officerPage.goto(`${server.origin}/staff/ledger/${id}`);
	await expect(officerPage.getByText('企业答复：不同意')).toBeVisible();
	await expect(officerPage.getByText('两人已经签了，附后说明。')).toBeVisible();
	await desk.close();
});

test('a sign-in that ended with work queued: nothing is lost, one prompt, and after signing in and a yes it arrives', async ({
	page,
	context
}) => {
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('上次与法院核对')).toBeVisible();
	await waitForShell(page);
	await server.kill();
	await page.goto(`${server.origin}/requests/new`);
	await page.getByLabel('需要什么帮助').fill('三名新员工没有签合同，想请法院看一看');
	await skipEvidence(page);
	await page.getByLabel('联系人').fill('陈一');
	await page.getByLabel('联系电话').fill('15400000009');
	await page.getByRole('button', { name: '核对内容' }).click();
	await page.getByRole('button', { name: '发送申请' }).click();
	await page.waitForURL(/\/requests\/[0-9a-f-]{36}/);
	await context.clearCookies();
	server = await server.restart();

	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('登录已过期，1 件等待登录')).toBeVisible();
	await expect(page.locator('.delivery').first()).toContainText('等待登录');
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/outbox`);
	await page.getByRole('button', { name: '发送这 1 件' }).click();
	await expect(page.locator('.delivery').first()).toContainText('法院已收到');
	await expect(page.locator('.delivery').first()).toContainText(/T\d{4}-\d+/);
});
