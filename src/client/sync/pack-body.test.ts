import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { openTab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { PACK_FROM, packBody } from './pack-body.ts';

const long = '情况说明。'.repeat(PACK_FROM);

/** A server, or what stands before it, that sees how the bodies of pushes come in. */
function behindA(proxy: (isPacked: boolean) => Response | null) {
	const server = new FakeSyncServer();
	const seen: string[] = [];
	const fetch: typeof globalThis.fetch = async (input, init) => {
		if (!init?.body) return server.fetch(input, init);
		const isPacked = init.body instanceof Uint8Array;
		const encoding = new Headers(init.headers).get('content-encoding');
		expect(encoding).toBe(isPacked ? 'gzip' : null);
		seen.push(isPacked ? 'packed' : 'plain');
		const refused = proxy(isPacked);
		if (refused) return refused;
		const body = isPacked ? gunzipSync(init.body as Uint8Array).toString() : init.body;
		return server.fetch(input, { ...init, body });
	};
	const tab = openTab({ fetch, account: 'a1', scope: 'firm:1' }, randomUUID(), { pack: packBody });
	return { server, tab, seen };
}

test('a long batch is packed, a short one is not, and both arrive as they were written', async () => {
	const { server, tab, seen } = behindA(() => null);
	await tab.send({ type: 'note.create', entity: randomUUID(), body: { n: 1 } });
	await tab.engine.round('person');
	await tab.send({ type: 'note.create', entity: randomUUID(), body: { long } });
	await tab.engine.round('person');
	expect(seen).toEqual(['plain', 'packed']);
	expect(server.pushes[1]?.commands[0]?.body).toEqual({ long });
	expect(await tab.states()).toEqual(['done', 'done']);
});

test.each([400, 415])(
	'what a proxy answers with %s goes again as it is, and no more is packed: nothing is parked',
	async (status) => {
		const problem = Response.json({ code: 'malformed', message: '' }, { status });
		const { tab, seen } = behindA((isPacked) => (isPacked ? problem.clone() : null));
		for (let n = 0; n < 2; n += 1) {
			await tab.send({ type: 'note.create', entity: randomUUID(), body: { long } });
			await tab.engine.round('person');
		}
		expect(seen).toEqual(['packed', 'plain', 'plain']);
		expect(await tab.states()).toEqual(['done', 'done']);
	}
);

test('a browser that cannot pack sends plain text', async () => {
	vi.stubGlobal('CompressionStream', undefined);
	expect(await packBody(long)).toBeNull();
	vi.unstubAllGlobals();
	expect(await packBody('short')).toBeNull();
	expect((await packBody(long))?.byteLength).toBeLessThan(long.length / 10);
});
