import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { enqueue, type Intent } from '#client/outbox/enqueue';
import { openOutbox } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import type { SyncDeps } from '#client/sync/deps';
import { openMirror } from '#client/sync/mirror-database';
import { readMirror } from '#client/sync/read-mirror';
import { createSyncEngine } from '#client/sync/sync-engine';
import type { FakeSyncServer } from './fake-sync-server.ts';
import { makeSyncDeps } from './sync-deps.ts';

/** One tab of one account on one device: real queue and sync over an IndexedDB in memory. */
export function openTab(
	server: Pick<FakeSyncServer, 'fetch' | 'account' | 'scope'>,
	store: string,
	overrides: Partial<SyncDeps> = {}
) {
	const clock = { device: 1_790_000_000_000, steady: 0 };
	const deps = makeSyncDeps({
		fetch: server.fetch,
		now: () => clock.device,
		monotonic: () => clock.steady,
		...overrides
	});
	// The store's name stands for the device, so that one test may hold several.
	const outbox = openOutbox(store);
	const mirror = openMirror(store);
	const scopes = () => [server.scope];
	const engine = createSyncEngine({ account: server.account, outbox, mirror, scopes }, deps);
	return {
		outbox,
		mirror,
		engine,
		deps,
		clock,
		async send(intent: Partial<Intent> & { type: string; entity: string }): Promise<string> {
			const queued = await enqueue(
				outbox,
				{
					id: randomUUID(),
					version: 1,
					baseRev: null,
					body: {},
					madeAt: clock.device,
					...intent
				},
				deps.newId
			);
			return queued.commandId;
		},
		async commands() {
			return (await readOutbox(outbox)).commands;
		},
		async states() {
			return (await readOutbox(outbox)).commands.map((c) => c.state);
		},
		/** Rows as pages see them, by id. */
		async rows() {
			const { rows } = await readMirror(mirror);
			return Object.fromEntries(rows.map((row) => [row.id, row.d]));
		}
	};
}

export type Tab = ReturnType<typeof openTab>;
