import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from 'playwright/test';
import { createApp } from '../../src/server/app.ts';
import { withdrawNotice } from '../../src/server/notice/withdraw-notice.ts';
import { axeFindings, sidewaysScroll } from '../support/look-at.ts';
import { publishCase, readingCase } from '../support/reading-case.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
test.beforeEach(async () => {
	server = await startServer();
});
test.afterEach(() => server.dispose());

const { words: paragraph, corrected } = readingCase;

async function withdraw(number: number): Promise<void> {
	const app = await createApp({ ...server.env, LOG_LEVEL: 'silent' });
	try {
		expect(await withdrawNotice(app, number, '事实有误，需要重写')).toMatchObject({ ok: true });
	} finally {
		await app.close();
	}
}

const tool = (page: Page, name: string) =>
	page.getByRole('group', { name: '阅读工具' }).getByRole('button', { name, exact: true });

test('a note of a reader without an account survives the server, a correction and the withdrawal', async ({
	page
}) => {
	const number = await publishCase(server, paragraph);
	const address = `${server.origin}/notices/${number}`;
	await page.goto(address);

	// By keyboard or screen reader: each paragraph has its own menu.
	await tool(page, '标注').click();
	await page.getByRole('button', { name: '标注：裁判' }).last().click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText(paragraph)).toBeVisible();
	await sheet.getByRole('button', { name: '保存笔记' }).click();
	await expect(sheet.getByText('写点内容再保存，或只划线。')).toBeVisible();
	await sheet.getByLabel('笔记').fill('催款要写数额');
	await sheet.getByRole('button', { name: '保存笔记' }).click();
	await expect(page.getByRole('button', { name: /^笔记 ?催款要写数额$/ })).toBeVisible();

	// With a mouse or a finger: words are selected.
	await page.evaluate((words) => {
		const block = [...document.querySelectorAll('article .section > p')].find(
			({ textContent }) => textContent === words
		);
		const node = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
		if (node) getSelection()?.setBaseAndExtent(node, 0, node, 6);
	}, paragraph);
	await page.getByRole('button', { name: '划线', exact: true }).click();
	await expect(page.locator('.margin').getByRole('button', { name: '划线' })).toBeVisible();

	// Nobody is there but the phone.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	await server.kill();
	await page.goto(address);
	await expect(page.getByRole('button', { name: /^笔记 ?催款要写数额$/ })).toBeVisible();
	await page.goto(`${server.origin}/settings/notes`);
	await expect(page.getByText('共 2 条')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	expect(await sidewaysScroll(page)).toBe(0);
	await page.getByRole('searchbox', { name: '在我的标注里查找' }).fill('数额');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出全部标注' }).click()
	]);
	const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { marks: unknown[] };
	expect(file.marks).toHaveLength(2);

	// The publisher corrects the paragraph: the note is where it was, and says what changed.
	server = await startServer({ dataDir: server.dataDir, port: server.port });
	await publishCase(server, corrected);
	await page.goto(address);
	await expect(page.getByText(corrected)).toBeVisible();
	await page.getByRole('button', { name: '此处有更新，查看差异' }).first().click();
	await expect(sheet.locator('ins').first()).toBeVisible();
	await expect(sheet.locator('del').first()).toBeVisible();
	await sheet.getByRole('button', { name: '知道了，以后按现在的文字' }).click();
	await expect(sheet).toBeHidden();

	// What changed is seen without anybody: both texts were read on this phone.
	await server.kill();
	await page.goto(`${address}/changes`);
	await expect(page.locator('.difference ins').first()).toBeVisible();
	await expect(page.locator('.difference del').first()).toBeVisible();
	await expect(page.getByText('这部设备知道的版本都在这里')).toBeVisible();

	// And takes it back: the text goes, date and reason come, what the reader wrote stays.
	await withdraw(number);
	server = await startServer({ dataDir: server.dataDir, port: server.port });
	await page.goto(address);
	await expect(page.getByText('原因：事实有误，需要重写')).toBeVisible();
	await expect(page.getByText('催款要写数额')).toBeVisible();
	await expect(page.getByText(corrected)).toBeHidden();
});

test('a notice is passed on as citation, file and picture, without a word of the reader', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
	await page.goto(`${server.origin}/notices/1?q=货款`);
	await tool(page, '标注').click();
	await page.getByRole('button', { name: '标注：事实' }).last().click();
	await page.getByRole('dialog').getByLabel('笔记').fill('只给自己看');
	await page.getByRole('dialog').getByRole('button', { name: '保存笔记' }).click();

	await tool(page, '分享').click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: '复制引用' }).click();
	await expect(sheet.getByText('已复制。')).toBeVisible();
	const citation = await page.evaluate(() => navigator.clipboard.readText());
	expect(citation).toContain('货款三年没有催，一条短信保住了诉讼时效[EB/OL]. (2026-03-18)');
	expect(citation).toContain(`${server.origin}/notices/1. 编号 1，内容指纹 `);
	const print = /内容指纹 ([0-9a-f]{12})/.exec(citation)?.[1] ?? 'none';

	const save = async (name: RegExp) => {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			sheet.getByRole('button', { name }).click()
		]);
		return readFile(await download.path());
	};
	const html = (await save(/^存为网页文件/)).toString();
	expect(html).toContain('货款 46 万元');
	expect(html).not.toMatch(/<script|只给自己看|q=/);
	const picture = await save(/^存为图片/);
	expect(picture.subarray(1, 4).toString()).toBe('PNG');

	const [booklet] = await Promise.all([
		page.waitForEvent('download'),
		sheet.getByRole('link', { name: /小册子/ }).click()
	]);
	expect(booklet.suggestedFilename()).toBe('货款三年没有催，一条短信保住了诉讼时效（小册子）.pdf');
	expect((await readFile(await booklet.path())).subarray(0, 5).toString()).toBe('%PDF-');
	expect(print).not.toBe('none');
});

test('whether a notice was of use is said without a network, waits on the phone and counts once', async ({
	page
}) => {
	await page.goto(`${server.origin}/notices/1`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	const asked = page.getByRole('region', { name: '这一篇对您有用吗？' });
	await expect(asked).toBeVisible();
	await server.kill();
	await asked.getByRole('button', { name: '有用', exact: true }).click();
	await expect(asked.getByText('已记在本机，联网后自动送出')).toBeVisible();
	await page.reload();
	await expect(asked.getByText('已记在本机，联网后自动送出')).toBeVisible();
	await expect(asked.getByRole('button')).toHaveCount(0);

	server = await startServer({ dataDir: server.dataDir, port: server.port });
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(asked.getByText('谢谢。只计次数，不记是谁。')).toBeVisible();
	await page.reload();
	await expect(asked.getByText('谢谢。只计次数，不记是谁。')).toBeVisible();
	const app = await createApp({ ...server.env, LOG_LEVEL: 'silent' });
	const sums = await app.notices.reach.show('1');
	await app.close();
	expect(await sums.json()).toMatchObject({ useful: 1, useless: 0 });
});
