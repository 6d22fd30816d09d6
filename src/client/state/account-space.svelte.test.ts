import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findKeyRecord } from '#client/db/data-key';
import { findDraft, saveDraft } from '#client/outbox/drafts';
import { deleteSpace, spaceOf } from './account-space.ts';
import { LockedError, vault } from './vault.svelte.ts';

const draft = { id: 'a', kind: 'request.create', value: { description: '三名员工' }, savedAt: 1 };

test('work still under way after a sign-out brings back neither records nor a key', async () => {
	const account = randomUUID();
	const { outbox } = spaceOf(account);
	await saveDraft(outbox, draft);
	await vault.forget(account);
	await deleteSpace(spaceOf(account), false);

	await expect(saveDraft(outbox, draft)).rejects.toThrow(LockedError);
	const names = (await indexedDB.databases()).map(({ name }) => name);
	expect(names.filter((name) => name?.includes(account))).toEqual([]);
	expect(await findKeyRecord(account)).toBeNull();

	// Who signs in again begins anew.
	expect(await findDraft(spaceOf(account).outbox, 'a')).toBeNull();
});
