import { randomUUID } from 'node:crypto';
import { expect, test, type BrowserContext, type Page } from 'playwright/test';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { type ApiClient, makeCommand, send } from '../support/commands.ts';
import { fillContact, sendRequest, skipEvidence } from '../support/request-form.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInCookie, signInLink } from '../support/sign-in.ts';

let server: TestServer;
/** A second device of each: what it does is in the court's hands at once. */
let owner: ApiClient;
let officer: ApiClient;

test.beforeAll(async () => {
	server = await startServer();
	owner = await clientOf(exampleOwner);
	officer = await clientOf(officerQingtong);
});
test.afterAll(() => server.dispose());

async function clientOf(accountId: string): Promise<ApiClient> {
	const account = await demoAccount(server, { accountId });
	return { server, account, cookie: await signInCookie(server, account), device: randomUUID() };
}

async function command(
	by: ApiClient,
	type: string,
	entity: string,
	body: Record<string, unknown>,
	baseRev: number | null = null
): Promise<void> {
	const [result] = await send(by, [makeCommand(type, entity, body, { baseRev })]);
	expect(result).toMatchObject({ status: 'applied' });
}

const content = {
	contactName: '周',
	contactPhone: '15400000001',
	description: '三名新员工没有签合同。',
	shared: [],
	questionnaireVersion: null,
	answersHash: null
};

/** A request the court has returned: name and description are to be mended. */
async function returnedRequest(): Promise<string> {
	const entity = randomUUID();
	const made = { ...content, kind: 'healthCheck', localNumber: 'L-9000' };
	await command(owner, 'request.create', entity, made);
	await giveBack(entity);
	return entity;
}

async function giveBack(entity: string): Promise<void> {
	const fields = ['contactName', 'description'].map((field) => ({ field, reason: '请写清楚。' }));
	await command(officer, 'request.return', entity, { fields, note: '' });
}

interface Row {
	id: string;
	d: { description: string; contactName: string; status: string };
}

async function changes(): Promise<{ meta: object; changes: Array<Row & { k: string }> }> {
	const scope = `station:${officer.account.stationId}`;
	const response = await fetch(`${server.origin}/api/v1/changes?scope=${scope}&limit=1000`, {
		headers: { cookie: officer.cookie }
	});
	return (await response.json()) as Awaited<ReturnType<typeof changes>>;
}

async function ledger(): Promise<Row[]> {
	return (await changes()).changes.filter(({ k }) => k === 'request');
}

const arrived = async (text: string) =>
	(await ledger()).filter(({ d }) => d.description === text).length;

async function signIn(page: Page): Promise<void> {
	page.setDefaultTimeout(15_000);
	await page.goto(await signInLink(server, owner.account));
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('上次与法院核对')).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

async function write(page: Page, text: string): Promise<string> {
	await page.goto(`${server.origin}/requests/new`);
	await page.getByLabel('需要什么帮助').fill(text);
	await skipEvidence(page);
	await fillContact(page);
	return sendRequest(page);
}

/** The card of one item in the outbox, found by words that stand on it or in its record. */
const card = (page: Page, text: string | RegExp) =>
	page.locator('li[id^=item-]').filter({ hasText: text });

async function correctOffline(
	page: Page,
	context: BrowserContext,
	id: string,
	{ name, description }: { name?: string; description?: string }
): Promise<void> {
	await page.goto(`${server.origin}/requests/${id}`);
	await expect(page.getByText('联络站请您补正 2 处')).toBeVisible();
	await context.setOffline(true);
	if (name) await page.getByLabel('联系人').fill(name);
	if (description) await page.getByLabel('需要什么帮助').fill(description);
	await page.getByRole('button', { name: '发送补正' }).click();
	await expect(page.locator('.page-header')).toContainText('待发送');
}

test('conflicts, refusals, things put aside and things thrown away', async ({ page, context }) => {
	await signIn(page);

	await test.step('two devices mend different fields: both go together', async () => {
		const id = await returnedRequest();
		await correctOffline(page, context, id, { name: '周明远' });
		const theirs = { ...content, description: '三名新员工 10 月 8 日入职。' };
		await command(owner, 'request.correct', id, theirs, 2);
		await giveBack(id);
		await context.setOffline(false);
		await page.goto(`${server.origin}/outbox`);
		const conflict = card(page, '两边改的是不同的地方');
		await expect(conflict).toContainText('周明远');
		await expect(conflict).toContainText('10 月 8 日入职');
		await conflict.getByRole('button', { name: '发送合并后的内容' }).click();
		await expect
			.poll(async () => (await ledger()).find((row) => row.id === id)?.d)
			.toMatchObject({
				status: 'submitted',
				contactName: '周明远',
				description: theirs.description
			});
		await expect(conflict).toHaveCount(0);
	});

	await test.step('two devices mend the same field: the person chooses', async () => {
		const id = await returnedRequest();
		await correctOffline(page, context, id, { description: '我写的这一份。' });
		const theirs = { ...content, description: '同事写的那一份。' };
		await command(owner, 'request.correct', id, theirs, 2);
		await giveBack(id);
		await context.setOffline(false);
		await page.goto(`${server.origin}/requests/${id}`);
		const conflict = page.locator('.callout').filter({ hasText: '两边都改了' });
		await expect(conflict).toContainText('同事写的那一份。');
		await conflict.getByRole('button', { name: '发送合并后的内容' }).click();
		await expect(conflict.getByRole('alert')).toHaveText('请先选好两边都改了的地方。');
		await conflict.getByRole('button', { name: '仍按我写的发送' }).click();
		await expect
			.poll(async () => (await ledger()).find((row) => row.id === id)?.d)
			.toMatchObject({ status: 'submitted', description: '我写的这一份。' });
		await expect(conflict).toHaveCount(0);
	});

	await test.step('a new request that was turned away is mended in its own form', async () => {
		const { meta } = await changes();
		await context.route('**/api/v1/commands', async (route) => {
			const { commands } = route.request().postDataJSON() as { commands: Array<{ id: string }> };
			const issues = [{ field: 'description', reason: 'text' }];
			const results = commands.map(({ id }) => ({
				id,
				status: 'rejected',
				code: 'invalid',
				messageKey: 'sync.invalid',
				issues
			}));
			await route.fulfill({ json: { proto: 1, meta, results } });
		});
		const id = await write(page, '这一份写错了。');
		await page.goto(`${server.origin}/outbox`);
		const refused = card(page, '有内容不符合要求');
		await expect(refused).toContainText('含有不能使用的字符');
		await context.unroute('**/api/v1/commands');
		await refused.getByRole('button', { name: '修改后再发送' }).click();
		await page.waitForURL(new RegExp(`/requests/${id}/edit`));
		await expect(page.getByLabel('需要什么帮助')).toHaveValue('这一份写错了。');
		await expect(page.getByText('含有不能使用的字符')).toBeVisible();
		await page.getByLabel('需要什么帮助').fill('这一份改好了。');
		await skipEvidence(page);
		await page.getByRole('button', { name: '核对内容' }).click();
		await page.getByRole('button', { name: '发送申请' }).click();
		await page.waitForURL(/\?sent/);
		await expect(page.locator('.page-header')).toContainText('法院已收到');
		const rows = await ledger();
		expect(rows.filter((row) => row.id === id).map(({ d }) => d.description)).toEqual([
			'这一份改好了。'
		]);
		await page.goto(`${server.origin}/outbox`);
		await expect(page.getByRole('heading', { name: '未送达' })).toHaveCount(0);
		await expect(page.getByRole('heading', { name: '草稿' })).toHaveCount(0);
	});

	await test.step('a network that leads nowhere: what never left can still be thrown away', async () => {
		const toServer = /\/api\/v1\/|\/healthz$/;
		await context.route(toServer, (route) => route.abort());
		await write(page, '这一份哪儿也没去。');
		await page.goto(`${server.origin}/outbox`);
		await expect(page.getByText('有网络，但连不上法院服务器')).toBeVisible();
		const unsent = card(page, '待发送');
		await unsent.getByRole('button', { name: '删除' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel(/请输入/).fill('删除');
		await dialog.getByRole('button', { name: '删除', exact: true }).click();
		await expect(unsent).toHaveCount(0);
		await context.unroute(toServer);
	});

	await test.step('one is put aside, one is thrown away, and the rest goes', async () => {
		await context.setOffline(true);
		const aside = await write(page, '这一份先放着。');
		await write(page, '这一份不要了。');
		await write(page, '这一份要送到。');
		await page.goto(`${server.origin}/outbox`);
		const cards = card(page, '待发送');
		await expect(cards).toHaveCount(3);
		await cards.nth(0).getByRole('button', { name: '先放一放' }).click();
		await expect(page.getByRole('heading', { name: '先放着的' })).toBeVisible();

		await cards.nth(0).getByRole('button', { name: '删除' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog).toContainText('这一份不要了。');
		await dialog.getByRole('button', { name: '删除', exact: true }).click();
		await expect(dialog).toContainText('请输入“删除”两个字');
		const [kept] = await Promise.all([
			page.waitForEvent('download'),
			dialog.getByRole('button', { name: '先存成文件' }).click()
		]);
		expect(kept.suggestedFilename()).toMatch(/法治体检申请\.txt$/);
		await dialog.getByLabel(/请输入/).fill('删除');
		await dialog.getByRole('button', { name: '删除', exact: true }).click();
		await expect(cards).toHaveCount(1);

		await context.setOffline(false);
		await expect.poll(() => arrived('这一份要送到。')).toBe(1);
		expect(await arrived('这一份先放着。')).toBe(0);
		await page.goto(`${server.origin}/requests/${aside}`);
		await expect(page.locator('.page-header')).toContainText('先放着');
		await page.getByRole('button', { name: '拿回来发送' }).click();
		await expect.poll(() => arrived('这一份先放着。')).toBe(1);
		expect(await arrived('这一份不要了。')).toBe(0);
	});
});

test('the queue moves to another phone in a sealed file, and arrives once', async ({ browser }) => {
	const old = await browser.newContext();
	const page = await old.newPage();
	await signIn(page);
	await old.setOffline(true);
	await write(page, '搬家的第一份。');
	await write(page, '搬家的第二份。');
	await page.goto(`${server.origin}/requests/new`);
	await page.getByLabel('需要什么帮助').fill('还没写完的一份');
	await expect(page.getByText(/^已保存 /)).toBeVisible();
	await page.goto(`${server.origin}/outbox`);
	await page.getByRole('button', { name: '导出加密文件' }).click();
	await page.getByLabel('口令', { exact: true }).fill('青桐 梧桐 雨 2026');
	await page.getByLabel('再输一遍口令').fill('青桐 梧桐 雨 2026');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出', exact: true }).click()
	]);
	await expect(page.getByText('文件已经存好')).toBeVisible();
	const path = await file.path();

	// Another phone: nothing is on it but the sign-in.
	const fresh = await browser.newContext();
	const other = await fresh.newPage();
	await signIn(other);
	await other.getByRole('button', { name: '从文件取回' }).click();
	await other.getByLabel('文件', { exact: true }).setInputFiles(path);
	await other.getByLabel('口令', { exact: true }).fill('青桐 梧桐 雨 2027');
	await other.getByRole('button', { name: '取回', exact: true }).click();
	await expect(other.getByText('口令不对')).toBeVisible();
	await other.getByLabel('口令', { exact: true }).fill('青桐 梧桐 雨 2026');
	await other.getByRole('button', { name: '取回', exact: true }).click();
	await expect(other.getByText('取回了 2 件和 1 份草稿。')).toBeVisible();
	await expect.poll(() => arrived('搬家的第二份。')).toBe(1);
	await other.getByRole('button', { name: '关闭' }).click();
	await other.getByRole('link', { name: '接着写' }).click();
	await expect(other.getByLabel('需要什么帮助')).toHaveValue('还没写完的一份');

	// The old phone comes back too, and finds that everything is there already.
	await old.setOffline(false);
	await expect(page.locator('.delivery', { hasText: '法院已收到' })).toHaveCount(2);
	for (const text of ['搬家的第一份。', '搬家的第二份。']) expect(await arrived(text)).toBe(1);
	await old.close();
	await fresh.close();
});

test('a sign-in that ended with three queued: one gentle prompt, a snooze, a list, a yes', async ({
	page,
	context
}) => {
	await signIn(page);
	await context.setOffline(true);
	const texts = ['过期前的第一份。', '过期前的第二份。', '过期前的第三份。'];
	for (const text of texts) await write(page, text);
	await context.clearCookies();
	await context.setOffline(false);
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('登录已过期，3 件等待登录')).toBeVisible();
	const reminder = page.getByText('3 件等您登录后发送');
	await page.goto(`${server.origin}/inbox`);
	await expect(reminder).toBeVisible();
	await page.goto(`${server.origin}/outbox`);
	await page.getByRole('button', { name: '4 小时后再提醒' }).click();
	await expect(page.getByText(/前不再提醒/)).toBeVisible();
	await page.goto(`${server.origin}/inbox`);
	await expect(page.getByText(/更新于/)).toBeVisible();
	await expect(reminder).toHaveCount(0);

	await page.goto(await signInLink(server, owner.account));
	await page.goto(`${server.origin}/outbox`);
	const question = page.locator('.callout').filter({ hasText: '发送这 3 件？' });
	for (const text of texts) await expect(question).toContainText(text.slice(0, 7));
	await page.getByRole('button', { name: '现在核对' }).click();
	await expect(page.getByRole('button', { name: '现在核对' })).toBeVisible();
	for (const text of texts) expect(await arrived(text)).toBe(0);
	await question.getByRole('button', { name: '发送这 3 件' }).click();
	for (const text of texts) await expect.poll(() => arrived(text)).toBe(1);
	await expect(question).toHaveCount(0);
});
