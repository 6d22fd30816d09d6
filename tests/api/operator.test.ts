import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	exampleOwner,
	firmMaple,
	officerMist,
	stationMist,
	stationQingtong
} from '../../src/server/demo/world.ts';
import { call } from '../support/call.ts';
import { runCommand, startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

let server: TestServer;
const cookies: Record<string, string> = {};
let phone = '';

beforeAll(async () => {
	server = await startServer({ env: { LOG_LEVEL: 'warn' } });
	for (const account of await demoAccounts(server)) {
		if (![exampleOwner, officerMist].includes(account.accountId)) continue;
		cookies[account.accountId] = await signInCookie(server, account);
		if (account.accountId === exampleOwner) phone = account.phone ?? '';
	}
});
afterAll(() => server.dispose());

async function ask<T>(account: string, path: string): Promise<{ status: number; body: T }> {
	const { status, text } = await call(server, path, { cookie: cookies[account] });
	return { status, body: JSON.parse(text) as T };
}
const scopesOf = async (account: string) =>
	(await ask<{ scopes: string[] }>(account, '/api/v1/me')).body.scopes;
const rowsOf = async (account: string, scope: string) =>
	(await ask<{ changes: unknown[] }>(account, `/api/v1/changes?scope=${scope}`)).body.changes;

describe('what the operator does binds the running server at the next request', () => {
	it('access is revoked and granted', async () => {
		const scope = `firm:${firmMaple}`;
		const before = await rowsOf(exampleOwner, scope);
		expect(before.length).toBeGreaterThan(0);
		const revoked = await runCommand(server, 'accounts', '--revoke', phone, '--firm', firmMaple);
		expect(revoked).toMatchObject({ code: 0 });
		expect(await scopesOf(exampleOwner)).toEqual([]);
		expect((await ask(exampleOwner, `/api/v1/changes?scope=${scope}`)).status).toBe(404);
		const twice = await runCommand(server, 'accounts', '--revoke', phone, '--firm', firmMaple);
		expect(twice.code).toBe(1);
		expect(twice.stderr).toContain('no access to end');

		await runCommand(server, 'accounts', '--grant', phone, '--firm', firmMaple);
		expect(await scopesOf(exampleOwner)).toEqual([scope]);
		expect(await rowsOf(exampleOwner, scope)).toEqual(before);
		const nothing = await runCommand(server, 'accounts', '--grant', phone);
		expect(nothing).toMatchObject({ code: 1, stderr: '--firm or --station is missing\n' });
	});

	it('a firm is given to another station, with its requests', async () => {
		const scope = `station:${stationMist}`;
		const before = await rowsOf(officerMist, scope);
		const moved = await runCommand(server, 'move-firm', firmMaple, stationMist);
		expect(moved).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Moved, with \d+ req/) });
		expect((await rowsOf(officerMist, scope)).length).toBeGreaterThan(before.length);
		const again = await runCommand(server, 'move-firm', firmMaple, stationMist);
		expect(again).toMatchObject({ code: 1, stderr: 'The firm is with this station already.\n' });
		await runCommand(server, 'move-firm', firmMaple, stationQingtong);
		// What has left is a tombstone; what was there before is there still.
		const after = await rowsOf(officerMist, scope);
		expect(after).toEqual(expect.arrayContaining(before));
	});

	it('the upkeep is done beside the running server', async () => {
		const done = await runCommand(server, 'maintain');
		expect(done.code).toBe(0);
		expect(Object.keys(JSON.parse(done.stdout) as object)).toEqual(
			expect.arrayContaining(['commands', 'results', 'tombstones', 'devices', 'files'])
		);
	});
});
