import 'fake-indexeddb/auto';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openOutbox } from '#client/outbox/outbox-database';
import { saveDraft } from '#client/outbox/drafts';
import { enqueue } from '#client/outbox/enqueue';
import { readOutbox } from '#client/outbox/read-outbox';
import { retryCommand } from '#client/outbox/retry-command';
import { settle } from '#client/outbox/settle';
import { createSealer, SealError } from './sealer.ts';

const newId = () => randomUUID();
const secret = '金丝雀八号 canary-8';

function openPair() {
	const name = randomUUID();
	const sealer = createSealer(new Uint8Array(randomBytes(32)));
	const sealed = () => openOutbox(name, { sealer: async () => sealer });
	// Without a sealer the same database shows what really stands on the disk.
	return { sealed: sealed(), sealedAgain: sealed, raw: openOutbox(name), name };
}

const intent = (entity: string) => ({
	id: newId(),
	type: 'request.create',
	version: 1,
	entity,
	baseRev: null,
	body: { description: secret },
	base: { description: secret },
	madeAt: 1,
	numbered: true
});

test('nothing a person wrote stands on the disk in clear, in any state of the queue', async () => {
	const { sealed, raw } = openPair();
	const onDisk = async () => {
		const rows = await raw.read(['command', 'draft', 'blob'], async (tx) => [
			await tx.objectStore('command').getAll(),
			await tx.objectStore('draft').getAll(),
			await tx.objectStore('blob').getAll()
		]);
		const texts: string[] = [];
		const walk = (value: unknown): void => {
			if (value instanceof ArrayBuffer) texts.push(Buffer.from(value).toString());
			else if (ArrayBuffer.isView(value)) texts.push(Buffer.from(value.buffer).toString());
			else if (typeof value === 'string') texts.push(value);
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
		};
		walk(rows);
		return texts.join('\n');
	};

	await saveDraft(sealed, { id: 'd', kind: 'request.create', value: { text: secret }, savedAt: 1 });
	const bytes = new TextEncoder().encode(secret).buffer as ArrayBuffer;
	await sealed.write(['blob'], (tx) => tx.objectStore('blob').put(bytes, ['sha', 0]));
	const entity = newId();
	const { commandId } = await enqueue(sealed, intent(entity), newId);
	expect(await onDisk()).not.toContain('canary');

	const { commands } = await readOutbox(sealed);
	expect(commands[0]?.base).toEqual({ description: secret });
	const conflict = {
		id: commandId,
		status: 'conflict' as const,
		code: 'changed',
		v: 1,
		messageKey: 'request.changed',
		yours: { description: secret },
		current: { description: secret },
		choices: []
	};
	await settle(sealed, commands, [conflict], { serverTime: 1, minProto: 1, timelines: [] }, 1);
	expect(await onDisk()).not.toContain('canary');
	await retryCommand(sealed, commandId, newId);
	expect(await onDisk()).not.toContain('canary');

	const after = await readOutbox(sealed);
	expect(after.commands[0]).toMatchObject({ state: 'pending', body: { description: secret } });
	expect(after.commands[0]?.id).not.toBe(commandId);
	expect(after.drafts[0]?.value).toEqual({ text: secret });
	const blob = await sealed.read(['blob'], (tx) => tx.objectStore('blob').get(['sha', 0]));
	expect(new TextDecoder().decode(blob)).toBe(secret);
});

test('a body moved to another record does not open', async () => {
	const { sealed, sealedAgain, raw } = openPair();
	await enqueue(sealed, intent(newId()), newId);
	await enqueue(sealed, { ...intent(newId()), body: { description: 'other' } }, newId);
	await raw.write(['command'], async (tx) => {
		const [one, two] = await tx.objectStore('command').getAll();
		if (!one || !two) throw new Error('two commands expected');
		await tx.objectStore('command').put({ ...one, body: two.body });
	});
	// Another tab, with nothing opened yet.
	await expect(readOutbox(sealedAgain())).rejects.toThrow(SealError);
});

test('what an earlier version stored in clear is read, and sealed when it is written again', async () => {
	const { sealed, raw } = openPair();
	const { commandId } = await enqueue(raw, intent(newId()), newId);
	const [command] = (await readOutbox(sealed)).commands;
	expect(command?.body).toMatchObject({ description: secret });
	await sealed.write(['command'], async (tx) => {
		if (command) await tx.objectStore('command').put({ ...command, sent: true });
	});
	const stored = await raw.read(['command'], (tx) =>
		tx.objectStore('command').index('id').get(commandId)
	);
	expect(stored?.body).toBeInstanceOf(Uint8Array);
});

test('a locked queue refuses every access and counts without a key', async () => {
	const { sealed, raw, name } = openPair();
	await enqueue(sealed, intent(newId()), newId);
	const locked = openOutbox(name, { sealer: () => Promise.reject(new Error('locked')) });
	await expect(readOutbox(locked)).rejects.toThrow('locked');
	await expect(enqueue(locked, intent(newId()), newId)).rejects.toThrow('locked');
	const count = await raw.read(['command'], (tx) =>
		tx.objectStore('command').index('state').count('pending')
	);
	expect(count).toBe(1);
});
