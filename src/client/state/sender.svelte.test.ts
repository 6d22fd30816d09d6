import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { AutosavedDraft } from './autosaved-draft.svelte.ts';
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

test('the draft goes with the command, and stays as it is typed when that is not stored', async () => {
	const sender = new Sender();
	const draft = new AutosavedDraft<string>('withdraw-1', 'request.withdraw');
	const withdraw = {
		type: 'request.withdraw',
		entity: '0e1c0000-0000-4000-8000-000000000002',
		baseRev: 1,
		body: { reason: '不需要了' }
	};
	draft.change(() => '不需要');
	expect(await sender.send({ ...withdraw, type: 'request.unknown' }, draft)).toBe(false);
	expect(await outbox.readDraft(draft.id)).toMatchObject({ value: '不需要' });
	draft.change(() => '不需要了');
	expect(await sender.send(withdraw, draft)).toBe(true);
	draft.change(() => '太晚了');
	await draft.flush();
	expect(await outbox.readDraft(draft.id)).toBeNull();
});
