import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import { makeRequest } from '../../src/server/demo/commands.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { ensureOtherBuild } from '../../src/setup/ensure-build.js';
import type { Decision } from '../support/fault-decision.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { Phone } from '../support/phone.ts';
import { QueuePage } from '../support/queue-page.ts';
import { readEffects } from '../support/read-effects.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInLink } from '../support/sign-in.ts';

let server: TestServer;
let proxy: FaultProxy;
let phone: Phone;
/** What the network does to batches of commands; everything else always passes. */
let batches: Decision['fault'] = 'none';
const develop = { PUBLIC_DEVELOPMENT: '1' };

test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startServer({ env: { ...develop, BUILD_DIR: await ensureOtherBuild('older') } });
	proxy = await startFaultProxy(server.origin, 0, (kind) => ({
		fault: kind === 'commands' ? batches : 'none',
		at: 0
	}));
	phone = await Phone.ofTest();
});
test.afterAll(async () => {
	await phone.dispose();
	await proxy.close();
	await server.dispose();
});

const versionOf = ({ page }: QueuePage) => page.locator('#state').getAttribute('data-version');

/** Forty commands: thirty requests, and every third of them taken back again. */
async function queueForty(tab: QueuePage): Promise<string[]> {
	const entities: string[] = [];
	for (let n = 0; n < 30; n += 1) {
		const entity = randomUUID();
		entities.push(entity);
		const { localNumber: _, ...body } = makeRequest({ description: `第 ${n} 件` });
		await tab.queue({ type: 'request.create', entity, baseRev: null, body });
		if (n % 3 !== 0) continue;
		const reason = '不需要了';
		await tab.queue({ type: 'request.withdraw', entity, baseRev: null, body: { reason } });
	}
	return entities;
}

/** Numbered in the order they were queued, each with its own acts once. */
function expectOnceAndInOrder(entities: string[]): void {
	const effects = readEffects(server.dataDir, entities);
	expect(effects.map(({ id, events }) => ({ id, events }))).toEqual(
		entities.map((id, n) => ({ id, events: n % 3 === 0 ? ['create', 'withdraw'] : ['create'] }))
	);
}

const offer = (page: Page) => page.getByRole('region', { name: '有新版本' });

test('an old app with forty commands meets the new server, and the new app goes on with the old app’s outbox', async () => {
	test.setTimeout(240_000);
	const owner = await demoAccount(server, { accountId: exampleOwner });
	const page = await phone.start();
	await page.goto(await signInLink(server, owner));
	const old = await QueuePage.open(page, proxy.origin);
	await old.settleIn();
	expect(await versionOf(old)).toBe('older');

	await server.kill();
	const first = await queueForty(old);
	expect(await old.pending()).toBe(40);
	server = await startServer({ dataDir: server.dataDir, port: server.port, env: develop });
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect.poll(() => old.pending(), { timeout: 30_000 }).toBe(0);
	expect(await versionOf(old)).toBe('older');
	expectOnceAndInOrder(first);

	// Now the commands get no further than the phone, and the new version comes.
	batches = 'dropBefore';
	const second = await queueForty(old);
	const before = await old.read();
	const form = await page.context().newPage();
	await form.setViewportSize({ width: 390, height: 844 });
	await form.goto(`${proxy.origin}/requests/new`);
	await form.getByLabel('需要什么帮助').fill('写到一半');
	await expect(offer(form)).toBeVisible();
	await expect(offer(page)).toBeVisible();

	// While something is only on the screen, there is nothing to press; it comes when it is stored.
	const isOffered = await form.evaluate(async () => {
		const field = document.querySelector<HTMLTextAreaElement>('textarea');
		if (!field) throw new Error('the form has changed');
		field.value = '写到一半的申请';
		field.dispatchEvent(new Event('input', { bubbles: true }));
		await new Promise((resolve) => setTimeout(resolve, 100));
		const buttons = [...document.querySelectorAll('section[aria-label=有新版本] button')];
		return buttons.some(({ textContent }) => textContent?.includes('现在更新'));
	});
	expect(isOffered).toBe(false);
	await expect(offer(form).getByRole('button', { name: '现在更新' })).toBeVisible();

	// Taken in one tab: that tab starts anew, the other one with the form stays as it is.
	await form.evaluate(() => ((globalThis as { isSame?: boolean }).isSame = true));
	const loaded = page.waitForEvent('load');
	await offer(page).getByRole('button', { name: '现在更新' }).click();
	await loaded;
	await expect.poll(() => versionOf(old)).not.toBe('older');
	const after = await old.read();
	const idsOf = ({ commands }: typeof before) =>
		commands.map(({ id, seq, state }) => [id, seq, state]);
	expect(idsOf(after)).toEqual(idsOf(before));
	expect(after.commands.filter(({ state }) => state === 'pending')).toHaveLength(40);
	expect(await form.evaluate(() => (globalThis as { isSame?: boolean }).isSame)).toBe(true);
	await expect(form.getByLabel('需要什么帮助')).toHaveValue('写到一半的申请');

	batches = 'none';
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect.poll(() => old.pending(), { timeout: 30_000 }).toBe(0);
	expectOnceAndInOrder(second);
	console.log('40 and 40 commands of the older build: none lost, none doubled, order kept');

	// The form of the old version is stored where the new one finds it.
	await form.reload();
	await expect(form.getByLabel('需要什么帮助')).toHaveValue('写到一半的申请');
	expect(old.errors).toEqual([]);
});
