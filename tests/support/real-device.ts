import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { overlay, type Overlaid } from '#domain/sync/overlay';
import { enqueue } from '#client/outbox/enqueue';
import { openOutbox } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import { openMirror } from '#client/sync/mirror-database';
import { readMirror } from '#client/sync/read-mirror';
import { createSyncEngine } from '#client/sync/sync-engine';
import type { TestServer } from './server.ts';
import type { DemoAccount } from './sign-in.ts';
import { makeSyncDeps } from './sync-deps.ts';

/** The queue and sync of the app, as they run on a phone, against the built server over HTTP. */
export async function openDevice(server: TestServer, account: DemoAccount, cookie: string) {
	const call: typeof fetch = (input, init) =>
		fetch(`${server.origin}${String(input)}`, {
			...init,
			headers: { ...(init?.headers as Record<string, string>), cookie, origin: server.origin }
		});
	const me = (await (await call('/api/v1/me')).json()) as {
		scopes: string[];
		name: string;
		firms: Array<{ id: string; name: string }>;
	};
	const deps = makeSyncDeps({
		fetch: call,
		probe: async () => (await call('/healthz').catch(() => null))?.ok ?? false
	});
	// A random store per device: one account may have several.
	const store = `${account.accountId}:${randomUUID()}`;
	const outbox = openOutbox(store);
	const mirror = openMirror(store);
	const args = { account: account.accountId, outbox, mirror, scopes: () => me.scopes };
	const engine = createSyncEngine(args, deps);
	return {
		engine,
		outbox,
		mirror,
		scopes: me.scopes,
		async send(
			type: string,
			entity: string,
			body: Record<string, unknown>,
			baseRev: number | null
		) {
			const numbered = type === 'request.create';
			const intent = { id: randomUUID(), type, version: 1, entity, baseRev, body, numbered };
			return enqueue(outbox, { ...intent, madeAt: Date.now() }, deps.newId);
		},
		/** What the pages of this device show now. */
		async screen(): Promise<Overlaid> {
			const { rows, cursorsByScope } = await readMirror(mirror);
			const { commands } = await readOutbox(outbox);
			return overlay({
				rows,
				cursorsByScope,
				commands,
				sendingIds: new Set(),
				signedIn: true,
				known: { personName: me.name, firms: me.firms, stations: [] }
			});
		},
		states: async () => (await readOutbox(outbox)).commands.map((c) => c.state)
	};
}
