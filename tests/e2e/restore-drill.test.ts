import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test } from 'playwright/test';
import { makeContent, makeRequest } from '../../src/server/demo/commands.ts';
import {
	adviserQingtong,
	exampleOwner,
	officerQingtong,
	ownerRiver
} from '../../src/server/demo/world.ts';
import { Phone } from '../support/phone.ts';
import { QueuePage } from '../support/queue-page.ts';
import { readEffects } from '../support/read-effects.ts';
import { openDevice } from '../support/real-device.ts';
import { runCommand, startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInCookie, signInLink } from '../support/sign-in.ts';

type Device = Awaited<ReturnType<typeof openDevice>>;

let server: TestServer;
let phone: Phone;
const backup = () => `${server.dataDir}-backup.tar`;

test.beforeAll(async () => {
	server = await startServer({ env: { PUBLIC_DEVELOPMENT: '1' } });
	phone = await Phone.ofTest();
});
test.afterAll(async () => {
	await phone.dispose();
	await rm(backup(), { force: true });
	await server.dispose();
});

const account = (accountId: string) => demoAccount(server, { accountId });

async function deviceOf(id: string): Promise<Device> {
	const owner = await account(id);
	return openDevice(server, owner, await signInCookie(server, owner));
}

/** Ten writes: six new requests, and for four of them a second step. */
async function tenWrites(device: Device): Promise<string[]> {
	const { localNumber: _, ...body } = makeRequest();
	const entities = Array.from({ length: 6 }, () => randomUUID());
	for (const entity of entities) await device.send('request.create', entity, body, null);
	for (const entity of entities.slice(0, 4)) {
		await device.send('request.withdraw', entity, { reason: '不需要了' }, null);
	}
	expect(await device.engine.round('person')).toBe('synced');
	return entities;
}

const contentOf = async (device: Device, entity: string) => {
	const { requests } = await device.screen();
	return requests.find(({ id }) => id === entity);
};

test('a server restored from an old backup gets back everything it had acknowledged; what cannot be honored is a card', async () => {
	const [one, two, three] = [
		await deviceOf(exampleOwner),
		await deviceOf(exampleOwner),
		await deviceOf(ownerRiver)
	];
	const devices = [one, two, three];
	const adviser = await deviceOf(adviserQingtong);
	const page = await phone.start();
	await page.goto(await signInLink(server, await account(officerQingtong)));
	const officer = await QueuePage.open(page, server.origin);
	await officer.settleIn();

	// One request that two people of the station may take, and one that two phones of the owner may mend.
	const [taken, mended] = [randomUUID(), randomUUID()];
	const { localNumber: _, ...body } = makeRequest();
	await one.send('request.create', taken, body, null);
	await one.send('request.create', mended, body, null);
	await one.engine.round('person');
	await adviser.engine.round('person');
	const fields = [{ field: 'description', reason: '请写详细' }];
	await adviser.send('request.return', mended, { fields, note: '' }, null);
	for (const device of [adviser, one, two, three]) await device.engine.round('person');

	const made = await runCommand(server, 'backup', backup());
	expect(made.stderr).toBe('');
	expect(made.code).toBe(0);

	// Thirty writes from three devices, and the officer takes the request, all acknowledged.
	const entities: string[] = [];
	for (const device of devices) entities.push(...(await tenWrites(device)));
	await two.send('request.correct', mended, makeContent({ description: '第二部手机' }), null);
	expect(await two.engine.round('person')).toBe('synced');
	await officer.queue({ type: 'request.accept', entity: taken, baseRev: null, body: {} });
	await expect.poll(() => officer.pending()).toBe(0);
	const statesOf = async (device: Device) =>
		(await device.states()).filter((state) => state === 'done').length;
	const acknowledged =
		(await Promise.all(devices.map(statesOf))).reduce((sum, n) => sum + n, 0) + 1;
	const numbersBefore = readEffects(server.dataDir, entities);

	const early = await runCommand(server, 'restore', backup());
	expect(early.code).toBe(1);
	expect(early.stderr).toContain('Stop the server first');
	await server.kill();
	const restored = await runCommand(server, 'restore', backup());
	expect(restored.stderr).toBe('');
	expect(restored.code).toBe(0);
	server = await startServer({
		dataDir: server.dataDir,
		port: server.port,
		env: { PUBLIC_DEVELOPMENT: '1' }
	});
	const lost = entities.length - readEffects(server.dataDir, entities).length;
	expect(lost).toBe(entities.length);

	// Before the others are back, somebody else takes and mends what they had taken and mended.
	await adviser.engine.round('person');
	await adviser.send('request.accept', taken, {}, null);
	expect(await adviser.engine.round('person')).toBe('synced');
	await one.send('request.correct', mended, makeContent({ description: '第一部手机' }), null);
	const startedAt = Date.now();
	// In another order than they left, as phones come back.
	for (const device of [one, three, two])
		expect(await device.engine.round('person')).toBe('synced');
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect.poll(() => officer.pending()).toBe(0);
	await expect.poll(() => officer.cards()).toHaveLength(1);
	for (const device of devices) expect(await device.engine.round('person')).toBe('synced');
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);

	// Every write is either in the ledger once, in its order, or before the person.
	const effects = new Map(readEffects(server.dataDir, entities).map((one) => [one.id, one]));
	expect(effects.size).toBe(entities.length);
	for (const [at, entity] of entities.entries()) {
		const isWithdrawn = at % 6 < 4;
		expect(effects.get(entity)?.events).toEqual(isWithdrawn ? ['create', 'withdraw'] : ['create']);
	}
	expect(await one.states()).not.toContain('human');
	expect(await two.states()).toEqual([...Array<string>(10).fill('done'), 'human']);
	expect(await three.states()).toEqual(Array<string>(10).fill('done'));
	const card = await contentOf(two, mended);
	expect(card).toMatchObject({ description: '第一部手机', delivery: { state: 'needsAction' } });
	expect(readEffects(server.dataDir, [taken, mended]).map(({ events }) => events)).toEqual([
		['create', 'accept'],
		['create', 'return', 'correct']
	]);
	await page.goto(`${server.origin}/outbox`);
	await expect(page.getByText('需要您处理').first()).toBeVisible();

	const cards = 2;
	const inLedger = (await Promise.all(devices.map(statesOf))).reduce((sum, n) => sum + n, 0);
	const renumbered = numbersBefore.filter(({ id, number }) => effects.get(id)?.number !== number);
	console.log(
		`${acknowledged} writes acknowledged before the restore; ${lost} requests were gone with it. ` +
			`After ${seconds} s: ${inLedger - 1} in the ledger once and in order, ${cards} before the person ` +
			`(taken by somebody else meanwhile), ${acknowledged - (inLedger - 1) - cards} lost. ` +
			`${renumbered.length} of ${numbersBefore.length} requests have another number than before.`
	);
	expect(acknowledged - (inLedger - 1) - cards).toBe(0);
});
