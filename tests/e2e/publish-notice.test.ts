import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { people } from '../../src/server/demo/world.ts';
import { judgment } from '../support/judgment.ts';
import { axeFindings, prefer, sidewaysScroll, smallTargets } from '../support/look-at.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInLink } from '../support/sign-in.ts';

let server: TestServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

async function look(page: Page, at: string): Promise<void> {
	expect.soft(await axeFindings(page), at).toEqual([]);
	expect.soft(await sidewaysScroll(page), `${at} scrolls sideways`).toBe(0);
	expect.soft(await smallTargets(page), `${at} has small targets`).toEqual([]);
	if (process.env.PICTURES) {
		await page.screenshot({ path: `${process.env.PICTURES}/${at}.png`, fullPage: true });
	}
}

async function signIn(context: BrowserContext, role: 'publisher' | 'reviewer'): Promise<Page> {
	const id = people.find((one) => one.role === role)?.accountId;
	const account = (await demoAccounts(server)).find(({ accountId }) => accountId === id);
	if (!account) throw new Error(`no ${role} in the demonstration city`);
	const page = await context.newPage();
	await page.goto(await signInLink(server, account));
	return page;
}

/** Answered by the case: its page leads to the self-check. */
const question = '用工一个月内是否全部签订书面劳动合同？';

/** Waits until the court has what this page sent. */
const received = (page: Page) => expect(page.getByText('法院已收到').first()).toBeVisible();

test('a case goes from a draft to its readers by two persons, is corrected and taken back', async ({
	browser
}) => {
	test.slow();
	const phone = { viewport: { width: 390, height: 844 } };
	const [authors, reviewers, readers] = await Promise.all([
		browser.newContext(phone),
		browser.newContext({ viewport: { width: 1280, height: 900 } }),
		browser.newContext(phone)
	]);
	for (const context of [authors, reviewers, readers]) {
		await prefer(context, server.origin, { locale: 'zh-CN' });
	}
	const author = await signIn(authors, 'publisher');
	const reviewer = await signIn(reviewers, 'reviewer');

	await test.step('it comes from a Word file with a table and a footnote, and what is typed survives a reload', async () => {
		await author.goto(`${server.origin}/staff/notices`);
		await author.getByRole('link', { name: '从文件取来' }).click();
		const choosing = author.waitForEvent('filechooser');
		await author.getByRole('button', { name: '选文件' }).click();
		await (await choosing).setFiles(judgment);
		await expect(author.getByText('要换掉或写明理由')).toBeVisible();
		await look(author, 'import');
		await author.getByRole('button', { name: '取来，接着编辑' }).click();
		await author.getByLabel('谁发布的').fill('云杉市青桐区人民法院（虚构）');
		await author.getByLabel('日期', { exact: true }).fill('2026-10-12');
		await author.getByLabel('劳动用工').check();
		await author.getByText('对应的自测题').click();
		await author.getByLabel(question).check();
		await expect(author.getByText(/^已保存|草稿已保存/)).toBeVisible();
		await author.reload();
		await expect(author.getByLabel('标题', { exact: true })).toHaveValue('没有书面合同的代价');
		await author.getByRole('button', { name: '预览', exact: true }).click();
		await expect(author.getByRole('table')).toContainText('35000元');
		await expect(author.getByText('工作时间由考勤记录证明')).toBeVisible();
		await expect(author.getByRole('link', { name: question })).toBeVisible();
		await look(author, 'editor-preview');
	});

	await test.step('the check holds it back until everything is there and decided', async () => {
		await author.getByRole('button', { name: '写', exact: true }).click();
		const kind = author.getByLabel('种类', { exact: true });
		await kind.selectOption('leniencyEntry');
		await author.getByRole('button', { name: '保存并交审核' }).click();
		await expect(author.getByRole('alert')).toContainText('属于哪张清单');
		await expect(author.getByRole('alert')).toContainText('缺“条件”这一节');
		await kind.selectOption('typicalCase');
		await author.getByRole('button', { name: '保存并交审核' }).click();
		await author.getByRole('link', { name: /还有 \d 处没有处理/ }).click();
		await expect(author.locator('#findings')).toBeFocused();
		await look(author, 'editor-check');
		const card = (name: string) => author.getByRole('article', { name: new RegExp(name) });
		await expect(card('王小兰')).toContainText('2 处');
		for (const name of ['王小兰', '王小梅', '云杉红枫五金有限公司', '15400000001']) {
			await card(name).getByRole('button', { name: /换掉$/ }).click();
			await expect(author.getByRole('heading', { name })).toHaveCount(0);
		}
		await card('李明').getByRole('button', { name: '保留', exact: true }).click();
		await card('李明').getByLabel('为什么保留').fill('审判人员依法公开');
		await card('李明').getByRole('button', { name: '保留原样' }).click();
		await expect(author.getByText('都处理好了')).toBeVisible();
		await author.getByRole('button', { name: '保存并交审核' }).click();
		await expect(author.getByRole('heading', { name: '没有书面合同的代价' }).first()).toBeVisible();
		await received(author);
		await expect(author.getByText('写过这一稿的人不能审核')).toBeVisible();
		await expect(author.getByRole('button', { name: '审核通过' })).toHaveCount(0);
	});

	await test.step('a second person reviews and publishes it', async () => {
		await reviewer.goto(`${server.origin}/staff/notices?show=inReview`);
		await reviewer.getByRole('link', { name: /没有书面合同的代价/ }).click();
		await look(reviewer, 'review');
		await reviewer.getByRole('button', { name: '审核通过' }).click();
		await reviewer.getByRole('button', { name: '发布', exact: true }).click();
		// In the middle of the page, whatever stands around its place in it.
		expect((await reviewer.getByRole('dialog').boundingBox())?.y).toBeGreaterThan(100);
		await reviewer.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
		await expect(reviewer.getByRole('link', { name: '看读者看到的这一篇' })).toBeVisible();
		await received(reviewer);
	});

	const address = await reviewer
		.getByRole('link', { name: '看读者看到的这一篇' })
		.getAttribute('href');
	const reader = await readers.newPage();
	await test.step('a reader reads it, also without a network', async () => {
		await reader.goto(`${server.origin}${address}`);
		await expect(reader.getByText('原告王某在甲公司工作八个月')).toBeVisible();
		// Two people of one surname stay two people.
		await expect(reader.getByText('证人王某甲到庭')).toBeVisible();
		await expect(reader.getByText('王小兰')).toHaveCount(0);
		await expect(reader.getByRole('link', { name: question })).toBeVisible();
		await reader.evaluate(() => navigator.serviceWorker.ready.then(() => true));
		await readers.setOffline(true);
		await reader.reload();
		await expect(reader.getByText('原告王某在甲公司工作八个月')).toBeVisible();
		await readers.setOffline(false);
	});

	await test.step('it is corrected without a network, reviewed with the difference, and published', async () => {
		await author.reload();
		await expect(author.getByRole('link', { name: '更正' })).toBeVisible();
		// Only then are all parts of the app on the device.
		await author.evaluate(() => navigator.serviceWorker.ready.then(() => true));
		await authors.setOffline(true);
		await author.getByRole('link', { name: '更正' }).click();
		const field = author.getByLabel('正文', { exact: true });
		await field.fill((await field.inputValue()).replace('八个月', '九个月'));
		await author.getByLabel('更正说明').fill('工作时间写错了');
		await author.getByRole('button', { name: '保存并交审核' }).click();
		await expect(author.getByText('待发送').first()).toBeVisible();
		await look(author, 'correction-queued');
		await authors.setOffline(false);
		await received(author);

		await reviewer.goto(`${server.origin}/staff/notices?show=inReview`);
		await reviewer.getByRole('link', { name: /没有书面合同的代价/ }).click();
		await expect(reviewer.locator('ins').first()).toContainText('九');
		await look(reviewer, 'review-difference');
		await reviewer.getByRole('button', { name: '审核通过' }).click();
		await reviewer.getByRole('button', { name: '发布', exact: true }).click();
		await reviewer.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
		await expect(reviewer.getByRole('link', { name: '更正' })).toBeVisible();
		await received(reviewer);
		await reader.reload();
		await expect(reader.getByText('原告王某在甲公司工作九个月')).toBeVisible();
		await reader.getByRole('link', { name: '看改了什么' }).click();
		await expect(reader.locator('del').first()).toContainText('八');
		await expect(reader.getByText('工作时间写错了').first()).toBeVisible();
		await look(reader, 'reader-difference');
		await reader.goBack();
	});

	await test.step('it is withdrawn, and the reason stays', async () => {
		await reviewer.getByRole('button', { name: '从读者那里撤回' }).click();
		await reviewer.getByRole('dialog').getByLabel('原因').fill('当事人申请');
		await reviewer.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
		await expect(reviewer.getByText('已经从读者那里撤下')).toBeVisible();
		await received(reviewer);
		await reader.reload();
		await expect(reader.getByText('当事人申请')).toBeVisible();
	});
	await Promise.all([authors, reviewers, readers].map((context) => context.close()));
});
