import { expect, test, type Page } from 'playwright/test';
import { officerQingtong } from '../../src/server/demo/world.ts';
import { axeFindings, type Choice, prefer, sidewaysScroll } from '../support/look-at.ts';
import { fillContact, sendRequest, skipEvidence } from '../support/request-form.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInCookie, signInLink } from '../support/sign-in.ts';

// Only what is read without the server needs the worker, which puts the whole app on the disk each time.
test.use({ serviceWorkers: 'block' });

let server: TestServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

/** The nine profile taps, then the answers in the order asked; a question left with its date form is passed by. */
async function takeCheck(page: Page, answers: string[]) {
	for (let tap = 0; tap < 9; tap++) await answer(page, '是');
	for (const text of answers) await answer(page, text);
}

async function answer(page: Page, text: string) {
	const heading = page.getByRole('heading', { level: 1 });
	const dates = page.locator('#deadline');
	const asked = (await heading.textContent()) ?? '';
	await page.locator('.answers').getByRole('button', { name: text, exact: true }).click();
	await expect
		.poll(async () => (await heading.textContent()) !== asked || (await dates.isVisible()))
		.toBe(true);
	if ((await heading.textContent()) === asked) {
		await page.getByRole('button', { name: /^(下一题|看结果)$/ }).click();
	}
	await expect(heading).not.toHaveText(asked);
}

async function startQuickCheck(page: Page) {
	await page.getByRole('button', { name: /快速自测/ }).click();
	await page.waitForURL(/\/self-check\/questions/);
}

/** Until the worker keeps the shell, a phone that loses its network has nothing to open. */
async function waitForShell(page: Page) {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

async function readStored(page: Page, store: string): Promise<unknown[]> {
	return page.evaluate(
		(name) =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('self-check');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const all = opening.result.transaction(name).objectStore(name).getAll();
					all.onsuccess = () => resolve(all.result);
				};
			}),
		store
	);
}

const mixed = [
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
];

test('from the first visit, with the server gone: the quick check is taken, kept and shared by the tick', async ({
	browser
}) => {
	const context = await browser.newContext({ serviceWorkers: 'allow' });
	let page = await context.newPage();
	const written: string[] = [];
	context.on('request', (request) => {
		if (request.method() !== 'GET') written.push(`${request.method()} ${request.url()}`);
	});
	await page.goto(`${server.origin}/self-check`);
	await expect(page.getByText('答案只保存在这部手机上')).toBeVisible();
	await waitForShell(page);
	await server.kill();

	await page.reload();
	await startQuickCheck(page);
	await takeCheck(page, mixed.slice(0, 5));
	const sixth = await page.getByRole('heading', { level: 1 }).textContent();

	// The tab dies; another opens at the same question.
	await page.close();
	page = await context.newPage();
	await page.goto(`${server.origin}/self-check`);
	await expect(page.getByText('已答 5 题，共 12 题')).toBeVisible();
	await page.getByRole('link', { name: '接着做' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(sixth ?? '');
	for (const text of mixed.slice(5)) await answer(page, text);

	await page.waitForURL(/\/self-check\/result\//);
	const red = page.locator('#red article');
	await expect(red).toHaveCount(4);
	await expect(red.first()).toContainText('重大且紧急');
	await expect(red.first()).toContainText('用工一个月内是否全部签订书面劳动合同？');
	await expect(red.first()).toContainText('《劳动合同法》第10、82条');
	await expect(red.first()).toContainText('现行有效');
	await expect(page.getByText('我们不给总分')).toBeVisible();

	const ticks = page.getByRole('checkbox', { name: '把这一项告诉法院' });
	for (const tick of await ticks.all()) await expect(tick).not.toBeChecked();
	await ticks.nth(0).check();
	await ticks.nth(2).check();
	await expect(page.getByText('已勾选 2 项')).toBeVisible();
	await page.getByRole('button', { name: '申请法治体检' }).click();
	await page.waitForURL(/\/requests\/new\?from=/);

	// Exactly the ticked ones go on to the request, with their answers.
	const shared = page.locator('main li').filter({ has: page.getByRole('checkbox') });
	await expect(shared).toHaveCount(2);
	await expect(shared.nth(0)).toContainText('书面劳动合同');
	await expect(shared.nth(0)).toContainText('自测回答：否');
	await expect(shared.nth(1)).toContainText('社保登记');
	await expect(shared.nth(1)).toContainText('自测回答：不清楚');
	// On the disk the selection is sealed.
	const [selection] = (await readStored(page, 'shared')) as Array<{ findings: unknown }>;
	expect(Object.keys(selection ?? {})).toContain('findings');
	expect(Array.isArray(selection?.findings)).toBe(false);
	// Nothing of the check left the phone: not while it was answered, not by the tick.
	expect(written.filter((line) => !line.includes('/api/v1/auth/'))).toEqual([]);

	// Sent, the ticked ones and nothing else are what the court reads.
	await page.getByRole('button', { name: '下一步' }).click();
	await page.getByLabel('需要什么帮助').fill('想请法院看看怎么补。');
	await skipEvidence(page);
	await fillContact(page);
	const requestId = await sendRequest(page);
	server = await server.restart();
	await page.goto(await signInLink(server, await demoAccount(server, { role: 'owner' })));
	await page.goto(`${server.origin}/outbox`);
	await page.getByRole('button', { name: '发送这 1 件' }).click();
	await expect(page.locator('.delivery').first()).toContainText('法院已收到');
	expect(await sharedWithCourt(requestId)).toEqual([
		{ itemId: 'L1', answer: 'no', selfLevel: 'red', note: '' },
		{ itemId: 'L2', answer: 'unsure', selfLevel: 'red', note: '' }
	]);
	await context.close();
});

/** What a liaison officer's device gets of the request. */
async function sharedWithCourt(requestId: string): Promise<unknown> {
	const officer = await demoAccount(server, { accountId: officerQingtong });
	const response = await fetch(
		`${server.origin}/api/v1/changes?scope=station:${officer.stationId}&limit=1000`,
		{ headers: { cookie: await signInCookie(server, officer) } }
	);
	const { changes } = (await response.json()) as {
		changes: Array<{ id: string; d?: { shared?: unknown } }>;
	};
	return changes.find(({ id }) => id === requestId)?.d?.shared;
}

test('a finding names the stored notices that answer it, and the server is not asked for them', async ({
	page
}) => {
	await page.goto(`${server.origin}/notices`);
	await page.getByRole('button', { name: /^下载/ }).click();
	await page
		.getByText(/^下载于/)
		.first()
		.waitFor({ state: 'attached' });
	await page.goto(`${server.origin}/self-check`);
	await startQuickCheck(page);
	const asked: string[] = [];
	page.on('request', (request) => {
		if (/notices|content/.test(request.url())) asked.push(request.url());
	});
	await takeCheck(page, mixed);
	await page.waitForURL(/\/result\//);
	const unwritten = page.locator('article', { hasText: '书面劳动合同？' });
	await expect(unwritten.getByRole('link', { name: /先干活后补合同/ })).toHaveAttribute(
		'href',
		'/notices/2'
	);
	const related = unwritten.locator('.notices').first().getByRole('link');
	expect(await related.count()).toBeLessThanOrEqual(3);
	// Those that name the item come first, the newest before the older one.
	await expect(related.nth(0)).toHaveText(/小企业用工手册/);
	await expect(related.nth(1)).toHaveText(/先干活后补合同/);
	expect(asked).toEqual([]);
});

test('a date gives the last day, rolled over a day off where the law says so, and the result lists it', async ({
	page
}) => {
	await page.clock.setFixedTime(new Date('2026-11-24T10:00:00+08:00'));
	await page.goto(`${server.origin}/self-check`);
	await startQuickCheck(page);
	for (let tap = 0; tap < 9; tap++) await answer(page, '是');
	await page.getByRole('button', { name: '部分做到', exact: true }).click();
	const date = page.getByLabel('最老一笔欠款的到期日，或最近一次催收日');
	await date.fill('2023-12-20');
	// 20 December 2026 is a Sunday.
	await expect(page.getByText('诉讼时效届满：2026年12月21日 周一')).toBeVisible();
	await expect(page.getByText('还剩 27 天')).toBeVisible();
	await page.getByRole('button', { name: '下一题' }).click();
	await page.getByRole('button', { name: '先看结果' }).click();
	await page.waitForURL(/\/result\//);
	await expect(page.locator('#clocks')).toContainText('2026年12月21日 周一');

	// The same stored result, opened after that day, tells that the day has passed.
	await page.clock.setFixedTime(new Date('2026-12-24T10:00:00+08:00'));
	await page.reload();
	await expect(page.locator('#clocks')).toContainText('已过 3 天');
});

test('the law line follows the calendar: the Trademark Law changes over on 1 January 2027', async ({
	page
}) => {
	await page.clock.setFixedTime(new Date('2026-12-31T23:30:00+08:00'));
	await page.goto(`${server.origin}/self-check`);
	await page.getByRole('button', { name: /完整自测/ }).click();
	for (let tap = 0; tap < 9; tap++) await answer(page, '是');
	await page.goto(`${server.origin}/self-check/questions?at=I1`);
	const law = page.locator('.law');
	await expect(law).toContainText('《商标法》（2019）第4条');
	await expect(law).toContainText('现行有效');
	await expect(law).toContainText('自 2027年1月1日 周五 起改看《商标法》（2027年施行）');
	await page.clock.setFixedTime(new Date('2027-01-01T00:30:00+08:00'));
	await page.reload();
	await expect(law).not.toContainText('现行有效');
	await expect(law).toContainText('失效');
});

test('the keyboard alone answers a question, and the next one has the focus', async ({ page }) => {
	await page.goto(`${server.origin}/self-check`);
	await page.getByRole('button', { name: /快速自测/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('有没有雇用员工？');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('是不是公司？');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await page.getByRole('link', { name: '上一题' }).click();
	await expect(page.getByRole('button', { name: '否', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});

test('two checks make a trend, and deleting leaves nothing on the phone', async ({ page }) => {
	await page.goto(`${server.origin}/self-check`);
	await startQuickCheck(page);
	await takeCheck(page, mixed);
	await page.waitForURL(/\/result\//);
	await page.goto(`${server.origin}/self-check/questions?at=L1`);
	await page.locator('.answers').getByRole('button', { name: '是', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/社保登记/);
	await page.getByRole('button', { name: '先看结果' }).click();
	await page.waitForURL(/\/result\//);
	await page.goto(`${server.origin}/self-check/history`);
	await expect(page.getByText('只比较两次都答过、问法没变的 11 题。')).toBeVisible();
	await expect(page.locator('.better')).toContainText('用工一个月内是否全部签订书面劳动合同？');
	await expect(page.locator('.worse')).toHaveCount(0);

	await page.getByRole('button', { name: '删除我的答案' }).click();
	await page.getByRole('button', { name: '删除', exact: true }).click();
	await expect(page.getByText('还没有结果')).toBeVisible();
	for (const store of ['check', 'result', 'shared']) {
		expect(await readStored(page, store)).toEqual([]);
	}
});

const looks: Choice[] = [
	{ locale: 'zh-CN', theme: 'light', largeText: false, textSize: 17 },
	{ locale: 'en', theme: 'dark', largeText: false, textSize: 17 },
	{ locale: 'zh-CN', theme: 'dark', largeText: true, textSize: 30 },
	{ locale: 'en', theme: 'light', largeText: true, textSize: 22 }
];

test('no accessibility violation and no sideways scroll in any look', async ({ page, context }) => {
	await page.goto(`${server.origin}/self-check`);
	await startQuickCheck(page);
	await takeCheck(page, mixed);
	await page.waitForURL(/\/result\//);
	const addresses = [
		'/self-check',
		'/self-check/questions?at=employees',
		'/self-check/questions?at=C4',
		new URL(page.url()).pathname,
		'/self-check/history'
	];
	for (const look of looks) {
		await prefer(context, server.origin, look);
		for (const address of addresses) {
			await page.setViewportSize({ width: 320, height: 640 });
			await page.goto(server.origin + address);
			await page.locator('h1').waitFor();
			const at = `${address} ${JSON.stringify(look)}`;
			expect(await axeFindings(page), at).toEqual([]);
			expect(await sidewaysScroll(page), at).toBeLessThanOrEqual(0);
		}
	}
});
