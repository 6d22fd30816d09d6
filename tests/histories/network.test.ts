import { expect, it } from 'vitest';
import { Network } from './network.ts';
import { pass } from './dice.ts';
import type { TestedServer } from './tested-server.ts';

it('loses every copy of a request to a server that is down, and leaves no failure unheard', async () => {
	const unheard: unknown[] = [];
	const note = (error: unknown) => void unheard.push(error);
	process.on('unhandledRejection', note);
	const down = { handle: () => Promise.reject(new TypeError('the server is down')) };
	const network = new Network(down as unknown as TestedServer, 1);
	network.trouble = 1;
	const from = { tab: 1, account: null, session: 1 };
	for (let request = 1; request <= 100; request++) {
		await network.send({ ...from, request }, 'GET', '/api/v1/me', null).catch(() => undefined);
	}
	await pass(1);
	process.off('unhandledRejection', note);
	expect(network.sent.map(({ fault }) => fault)).toContain('twice');
	expect(unheard).toEqual([]);
});
