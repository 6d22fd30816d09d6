import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { findKeyRecord } from '#client/db/data-key';
import { saveDraft } from '#client/outbox/drafts';
import { spaceOf } from './account-space.ts';
import { leaveDevice } from './leave-device.ts';
import { signIn } from './sign-in.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

test('a server that takes the sign-out in silence does not hold up the wipe', async () => {
	const accountId = randomUUID();
	const account = { accountId, name: '周明远', role: 'owner', firms: [], stations: [], scopes: [] };
	let answerSignOut = () => {};
	vi.stubGlobal('fetch', (path: string) => {
		if (path.endsWith('/me')) return Promise.resolve(Response.json(account));
		if (!path.endsWith('/sign-out')) return Promise.resolve(new Response(null, { status: 404 }));
		return new Promise((resolve) => (answerSignOut = () => resolve(Response.json({}))));
	});
	await signIn.refresh();
	const draft = { id: 'a', kind: 'request.create', value: { description: '三名员工' }, savedAt: 1 };
	await saveDraft(spaceOf(accountId).outbox, draft);

	const left = leaveDevice('discard');
	const namesLeft = async () =>
		(await indexedDB.databases()).filter(({ name }) => name?.includes(accountId));
	await expect.poll(namesLeft, { timeout: 5000 }).toEqual([]);
	expect(await findKeyRecord(accountId)).toBeNull();
	answerSignOut();
	await left;
});
