import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { GUEST } from '#client/outbox/outbox-database';
import { vault } from './vault.svelte.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('drafts without an account, opened later, take no PIN from the account in use', async () => {
	const account = randomUUID();
	await vault.sealerOf(account);
	await vault.setPin(account, '246810');
	await vault.sealerOf(GUEST);
	expect(vault.hasPin).toBe(true);
});

test('a lock in another tab while a PIN is being set leaves the data readable by that PIN', async () => {
	const account = randomUUID();
	const box = (await vault.sealerOf(account)).seal({ words: '未发送' }, 'a');
	const setting = vault.setPin(account, '246810');
	for (let turns = 0; turns < 5; turns++) await turn();
	vault.drop(account);
	await setting;
	expect(await vault.lock(account)).toBe(true);
	expect(await vault.unlock('246810')).toMatchObject({ ok: true });
	expect((await vault.sealerOf(account)).open(box, 'a')).toEqual({ words: '未发送' });
});
