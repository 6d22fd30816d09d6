import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { enqueue } from '#client/outbox/enqueue';
import { openOutbox } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import { openMirror } from '#client/sync/mirror-database';
import { readMirror } from '#client/sync/read-mirror';
import { createSyncEngine } from '#client/sync/sync-engine';
import type { App } from '../../src/server/app.ts';
import { describeMe } from '../../src/server/auth/describe-me.ts';
import { findAccount, readActor } from '../../src/server/auth/session-repository.ts';
import { answerJson, signInNeeded } from '../../src/server/http/answer.ts';
import { makeSyncDeps } from './sync-deps.ts';

/**
 * The queue and sync of the app on a phone of its own, on a server in the same process: for contract
 * tests that need both databases and a clock that can be moved by months. Who the person is, is read
 * from the database for every request, as the hooks do.
 */
export async function openDirectDevice(appNow: () => App, accountId: string) {
	const store = `${accountId}:${randomUUID()}`;
	const outbox = openOutbox(store);
	const mirror = openMirror(store);
	const device = { isOffline: false, steady: 0, requests: [] as string[] };

	const fetch: typeof globalThis.fetch = async (input, init) => {
		if (device.isOffline) throw new TypeError('network');
		const app = appNow();
		const url = new URL(String(input), 'http://server.test');
		device.requests.push(url.pathname);
		const account = await findAccount(app.db, accountId);
		if (!account || account.disabledAt !== null) return signInNeeded();
		const actor = await readActor(app.db, account);
		if (url.pathname === '/api/v1/me') return answerJson(200, await describeMe(app, actor));
		if (url.pathname === '/api/v1/changes') return app.syncApi.changes(url, actor);
		const { method = 'POST', headers, body } = init ?? {};
		return app.syncApi.commands(
			new Request(url, { method, ...(headers ? { headers } : {}), ...(body ? { body } : {}) }),
			actor
		);
	};
	const deps = makeSyncDeps({
		fetch,
		now: () => appNow().now().getTime(),
		monotonic: () => device.steady,
		probe: async () => !device.isOffline
	});
	let scopes: string[] = [];
	const refresh = async () => {
		const answer = (await (await fetch('/api/v1/me')).json()) as { scopes: string[] };
		scopes = answer.scopes;
	};
	await refresh();
	const args = { account: accountId, outbox, mirror, scopes: () => scopes };
	const engine = createSyncEngine(args, deps);
	return Object.assign(device, {
		outbox,
		mirror,
		deps,
		/** As the page does: one round, and who we are is asked again when the server doubts it. */
		async round(): Promise<string> {
			device.steady += 600_000;
			const end = await engine.round('person');
			if (end !== 'notAllowed') return end;
			await refresh();
			return engine.round('person');
		},
		scopes: () => scopes,
		async send(type: string, entity: string, body: object, baseRev: number | null = null) {
			const queued = await enqueue(
				outbox,
				{
					id: randomUUID(),
					type,
					version: 1,
					entity,
					baseRev,
					body: body as Record<string, unknown>,
					madeAt: deps.now(),
					numbered: type === 'request.create'
				},
				deps.newId
			);
			return queued.commandId;
		},
		async commands() {
			return (await readOutbox(outbox)).commands;
		},
		/** State and code of every command, in the person's order. */
		async states() {
			return (await readOutbox(outbox)).commands.map(({ state, result, parkedCode }) =>
				state === 'human' ? (result && 'code' in result ? result.code : parkedCode) : state
			);
		},
		/** Ids of the rows the phone holds, of one kind. */
		async ids(kind: string): Promise<string[]> {
			const { rows } = await readMirror(mirror);
			return rows.filter((row) => row.k === kind).map((row) => row.id);
		},
		async rows(kind: string): Promise<Array<Record<string, unknown>>> {
			const { rows } = await readMirror(mirror);
			return rows.filter((row) => row.k === kind).map((row) => row.d);
		}
	});
}

export type DirectDevice = Awaited<ReturnType<typeof openDirectDevice>>;
