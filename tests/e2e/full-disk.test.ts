import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from 'playwright/test';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInLink } from '../support/sign-in.ts';

let server: TestServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

type Disk = 'roomy' | 'untilReserveGoes' | 'full';

/** Stands between the app and the store: a browser's own quota answers late and differently each time. */
async function fillDisk(page: Page): Promise<(disk: Disk) => Promise<void>> {
	await page.addInitScript(() => {
		const scope = globalThis as unknown as { disk: Disk; reserveGone: boolean };
		scope.disk = 'roomy';
		const { put, clear } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...args) {
			const isFull = scope.disk === 'full' || (scope.disk !== 'roomy' && !scope.reserveGone);
			if (isFull && this.name === 'draft') throw new DOMException('full', 'QuotaExceededError');
			return put.apply(this, args);
		};
		IDBObjectStore.prototype.clear = function () {
			if (this.name === 'ballast') scope.reserveGone = true;
			return clear.apply(this);
		};
	});
	return (disk) => page.evaluate((to) => void Object.assign(globalThis, { disk: to }), disk);
}

test('when the disk is full, reserve and notices give way to what a person writes', async ({
	page
}) => {
	test.setTimeout(120_000);
	const setDisk = await fillDisk(page);
	const owner = await demoAccount(server, { role: 'owner' });
	await page.goto(await signInLink(server, owner));
	await page.goto(`${server.origin}/requests`);
	const ballast = () =>
		page.evaluate(
			(name) =>
				new Promise<number>((resolve, reject) => {
					const request = indexedDB.open(name);
					request.onerror = reject;
					request.onsuccess = () => {
						const db = request.result;
						const counting = db.transaction('ballast').objectStore('ballast').count();
						counting.onsuccess = () => {
							db.close();
							resolve(counting.result);
						};
					};
				}),
			`outbox:${owner.accountId}`
		);
	// Asked for sooner, this test itself would make the database, and without its stores.
	await expect
		.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
		.toContain(`outbox:${owner.accountId}`);
	await expect.poll(ballast).toBe(4);

	await page.goto(`${server.origin}/requests/new?step=need`);
	await setDisk('untilReserveGoes');
	await page.getByLabel('需要什么帮助').fill('磁盘满了，这一段也要保存。'.repeat(20));
	await expect(page.getByText(/已保存/)).toBeVisible();
	expect(await ballast()).toBe(0);
	await page.reload();
	await expect(page.getByLabel('需要什么帮助')).toHaveValue(/磁盘满了/);

	// Nothing left to give: the page says so and keeps the words.
	await setDisk('full');
	await page.getByLabel('需要什么帮助').fill('再也放不下的一段话。');
	const warning = page.getByRole('alert').filter({ hasText: '您写的还在这一页上' });
	await expect(warning).toBeVisible();
	await expect(page.getByLabel('需要什么帮助')).toHaveValue('再也放不下的一段话。');
	const [kept] = await Promise.all([
		page.waitForEvent('download'),
		warning.getByRole('button', { name: '把写的存成文件' }).click()
	]);
	expect(await readFile(await kept.path(), 'utf8')).toContain('再也放不下的一段话。');
	await expect(warning).toContainText('文件已经存好');
	await setDisk('roomy');
	await page.getByLabel('需要什么帮助').fill('又有地方了。');
	await expect(page.getByText(/已保存/)).toBeVisible();
	await expect(warning).toHaveCount(0);
});
