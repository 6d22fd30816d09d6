import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBatch } from '../../src/server/demo/commands.ts';
import { exampleOwner, firmMaple } from '../../src/server/demo/world.ts';
import { makeCreate } from '../support/apply.ts';
import { call } from '../support/call.ts';
import { type Cluster, startPostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

let cluster: Cluster;
let server: TestServer;
let cookie = '';

beforeAll(async () => {
	cluster = await startPostgres();
	server = await startServer({
		env: {
			DATABASE_URL: await cluster.createDatabase(),
			AUTH_SECRET: 'the same secret in every process of one court',
			LOG_LEVEL: 'silent'
		}
	});
	const owner = (await demoAccounts(server)).find((one) => one.accountId === exampleOwner);
	if (!owner) throw new Error('The demonstration owner is missing.');
	cookie = await signInCookie(server, owner);
});
afterAll(() => server.dispose());

it('with the database away every road asks for patience, and nothing is taken for a bad batch', async () => {
	const command = makeCreate();
	const batch = makeBatch(exampleOwner, [command]);
	const roads = [
		() => call(server, '/api/v1/commands', { method: 'POST', cookie, body: batch }),
		() => call(server, `/api/v1/changes?scope=firm:${firmMaple}`, { cookie }),
		() => call(server, '/api/v1/changes?scope=notices'),
		() => call(server, '/api/v1/me', { cookie })
	];
	for (const road of roads) expect((await road()).status).toBe(200);
	await cluster.stop();
	for (const road of roads) {
		const { status, text, headers } = await road();
		expect(status).toBe(503);
		const body = JSON.parse(text) as { code: string; retryAfter: number };
		expect(body).toMatchObject({ code: 'busy', retryAfter: 5 });
		expect(headers.get('retry-after')).toBe('5');
	}
});
