import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { outbox } from './outbox.svelte.ts';
import { Sender } from './sender.svelte.ts';

test('two presses queue one command, and what is not stored is named until the next press', async () => {
	const sender = new Sender();
	const withdraw = {
		type: 'request.withdraw',
		entity: '0e1c0000-0000-4000-8000-000000000001',
		baseRev: 1,
		body: { reason: '不需要了' }
	};
	const presses = await Promise.all([sender.send(withdraw), sender.send(withdraw)]);
	expect(presses).toEqual([true, false]);
	expect(outbox.commands).toHaveLength(1);

	expect(await sender.send({ ...withdraw, type: 'request.unknown' })).toBe(false);
	expect([sender.busy, sender.notStored]).toEqual([false, 'request.unknown']);
	expect(await sender.send(withdraw)).toBe(true);
	expect(sender.notStored).toBeNull();
});
