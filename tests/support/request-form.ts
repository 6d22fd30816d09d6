import type { Page } from 'playwright/test';

/** Past the page for files, where a request needs none. */
export async function skipEvidence(page: Page): Promise<void> {
	await page.getByRole('button', { name: '下一步' }).click();
	await page.waitForURL(/step=evidence/);
	await page.getByRole('button', { name: '下一步' }).click();
}

/** Fills in the page after the one for files and goes on to the answers to check. */
export async function fillContact(page: Page, name = '周明远'): Promise<void> {
	await page.getByLabel('联系人').fill(name);
	await page.getByLabel('联系电话').fill('15400000001');
	await page.getByRole('button', { name: '核对内容' }).click();
}

/** The last press, and the id of the request it made. */
export async function sendRequest(page: Page): Promise<string> {
	await page.getByRole('button', { name: '发送申请' }).click();
	await page.waitForURL(/\/requests\/[0-9a-f-]{36}\?sent/);
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
