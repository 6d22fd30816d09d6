import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { signIn } from './sign-in.svelte.ts';

const account = {
	accountId: randomUUID(),
	name: '周明远',
	role: 'owner',
	firms: [],
	stations: [],
	scopes: []
};

/** The session of the browser stays good until the server has taken the sign-out. */
function serve(signOutStatus: number): string[] {
	const asked: string[] = [];
	let hasSession = true;
	vi.stubGlobal('fetch', async (path: string) => {
		asked.push(path);
		if (path.endsWith('/me')) {
			const refusal = { code: 'sign_in_needed', message: '' };
			return hasSession ? Response.json(account) : Response.json(refusal, { status: 401 });
		}
		if (path.endsWith('/sign-out') && signOutStatus === 200) hasSession = false;
		return Response.json({}, { status: path.endsWith('/sign-out') ? signOutStatus : 404 });
	});
	return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('who has signed out is not brought back by a server that could not take the sign-out', async () => {
	serve(503);
	expect(await signIn.refresh()).toBe('signedIn');
	await signIn.signOut();
	expect(await signIn.refresh()).toBe('anonymous');
	expect(signIn.account).toBeNull();
	serve(200);
	expect(await signIn.refresh()).toBe('anonymous');
});

test('a new sign-in is not ended by the sign-out that was owed before it', async () => {
	serve(503);
	await signIn.refresh();
	await signIn.signOut();
	const asked = serve(200);
	expect(await signIn.refresh({ isFresh: true })).toBe('signedIn');
	expect(asked.filter((path) => path.endsWith('/sign-out'))).toEqual([]);
});
