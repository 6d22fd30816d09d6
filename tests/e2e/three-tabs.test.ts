import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import { makeRequest } from '../../src/server/demo/commands.ts';
import { exampleOwner } from '../../src/server/demo/world.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { Phone } from '../support/phone.ts';
import { QueuePage } from '../support/queue-page.ts';
import { readEffects } from '../support/read-effects.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInLink } from '../support/sign-in.ts';

let server: TestServer;
let proxy: FaultProxy;
let phone: Phone;

test.beforeAll(async () => {
	server = await startServer({ env: { PUBLIC_DEVELOPMENT: '1' } });
	// Only a hidden tab can be frozen; the other hidden one keeps its clock, so that the test is quick.
	phone = await Phone.ofTest(['--disable-background-timer-throttling'], { hidesTabs: true });
	proxy = await startFaultProxy(server.origin, 0, () => ({ fault: 'none', at: 0 }));
});
test.afterAll(async () => {
	await phone.dispose();
	await proxy.close();
	await server.dispose();
});

async function setLifecycle(page: Page, state: 'frozen' | 'active'): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Page.setWebLifecycleState', { state });
	await session.detach();
}

/** Counts in the page: a page that is really frozen stands still. */
const ticks = (page: Page) =>
	page.evaluate(() => {
		const state = globalThis as { ticks?: number };
		if (state.ticks === undefined) setInterval(() => (state.ticks = (state.ticks ?? 0) + 1), 20);
		return (state.ticks ??= 0);
	});

const holders = (page: Page) =>
	page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name) ?? []);

test('three tabs, one frozen in the middle of its round with the lock in its hand: drained once, in order', async () => {
	const owner = await demoAccount(server, { accountId: exampleOwner });
	const first = await phone.start();
	const context = first.context();
	await first.goto(await signInLink(server, owner));
	const frozen = await QueuePage.open(first, proxy.origin);
	await frozen.settleIn();
	const [second, third] = [
		await QueuePage.openTab(context, proxy.origin),
		await QueuePage.openTab(context, proxy.origin)
	];
	const entities: string[] = [];
	const create = async (tab: QueuePage) => {
		const { localNumber: _, ...body } = makeRequest({ description: `${entities.length}` });
		const entity = randomUUID();
		entities.push(entity);
		await tab.queue({ type: 'request.create', entity, baseRev: null, body });
		return entity;
	};

	// Its first batch stands in the network, so its round cannot end.
	const hold = proxy.hold('commands');
	await create(frozen);
	await hold.reached;
	await create(frozen);
	expect(await holders(second.page)).toContain(`sync:${exampleOwner}`);
	await ticks(frozen.page);
	await setLifecycle(frozen.page, 'frozen');
	const ticksWhenFrozen = await ticks(frozen.page);

	const shared = await create(second);
	const reason = '不需要了';
	await third.queue({
		type: 'request.withdraw',
		entity: shared,
		baseRev: null,
		body: { reason }
	});
	await create(third);
	expect((await second.read()).commands.map(({ state }) => state)).toEqual(
		Array<string>(5).fill('pending')
	);
	expect(await holders(second.page)).toContain(`sync:${exampleOwner}`);

	// Nobody presses anything: after the limit of a round one of the two takes the lock over.
	const frozenAt = Date.now();
	await expect.poll(() => second.pending(), { timeout: 20_000 }).toBe(0);
	console.log(`drained ${Date.now() - frozenAt} ms after the tab was frozen`);
	const expected = entities.map((id) => ({
		id,
		rev: id === shared ? 2 : 1,
		events: id === shared ? ['create', 'withdraw'] : ['create']
	}));
	const effects = readEffects(server.dataDir, entities);
	expect(effects.map(({ id, rev, events }) => ({ id, rev, events }))).toEqual(expected);
	await third.round();
	const before = await third.read();
	expect(before.commands.map(({ state }) => state)).toEqual(Array<string>(5).fill('done'));

	expect(await ticks(frozen.page)).toBe(ticksWhenFrozen);

	// The first tab's batch reaches the server now, after all later ones, and its answer a tab that wakes up.
	hold.release();
	await setLifecycle(frozen.page, 'active');
	await frozen.round();
	expect(await ticks(frozen.page)).toBeGreaterThan(ticksWhenFrozen);
	await expect.poll(() => frozen.round()).toBe('synced');
	const after = await frozen.read();
	expect(after.commands).toEqual(before.commands);
	expect(after.rows).toEqual(before.rows);
	expect(readEffects(server.dataDir, entities)).toEqual(effects);
	expect([...frozen.errors, ...second.errors, ...third.errors]).toEqual([]);
});
