import { ensureKeyRecord, openByDevice } from '#client/db/data-key';
import { createSealer } from '#client/db/sealer';
import { enqueue } from '#client/outbox/enqueue';
import { openOutbox, type Outbox } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import { coalesce } from '#client/state/coalesce';
import { createRoundTimer, nextTry } from '#client/state/round-timer';
import { probeServer } from '#client/platform/reachability';
import { listenForSyncTriggers } from '#client/platform/sync-triggers';
import type { SyncDeps } from '#client/sync/deps';
import { packBody } from '#client/sync/pack-body';
import { openMirror } from '#client/sync/mirror-database';
import { createSyncEngine, type SyncEngine, type Trigger } from '#client/sync/sync-engine';
import { appVersion, startPage } from './page.ts';
import type { Write } from './writes.ts';

/** As in `client/state/device.ts`, which drives the same modules in the product. */
const LEAST_GAP_MS = 2000;

const types = {
	visit: 'visit.record',
	filing: 'filing.make',
	edit: 'filing.edit',
	booking: 'booking.ask'
} as const;

startPage((say) => {
	let outbox: Outbox | null = null;
	let engine: SyncEngine | null = null;
	let stop = () => {};
	const timer = createRoundTimer((trigger) => void round(trigger));
	let lastRoundAt = -Infinity;
	const told = new Map<string, string>();

	const deps: SyncDeps = {
		fetch: (...args) => fetch(...args),
		now: () => Date.now(),
		monotonic: () => performance.now(),
		random: () => Math.random(),
		newId: () => crypto.randomUUID(),
		app: `bench.${appVersion}`,
		locks: navigator.locks ?? null,
		pack: packBody,
		probe: (signal) => probeServer(fetch, signal),
		notify: (what) => void (what === 'outbox' && tell()),
		onSending: () => {}
	};

	/** What the outbox page shows: 法院已收到, or 需要您处理 with a card. */
	const tell = coalesce(async () => {
		const { commands } = outbox ? await readOutbox(outbox) : { commands: [] };
		for (const { id, state } of commands) {
			if (state === 'pending' || told.get(id) === state) continue;
			told.set(id, state);
			say(id, state === 'done' ? 'sent' : 'refused');
		}
	});

	async function round(trigger: Trigger): Promise<void> {
		const sync = engine;
		if (!sync) return;
		const early = lastRoundAt + LEAST_GAP_MS - performance.now();
		if (early > 0) return timer.schedule(early, trigger);
		lastRoundAt = performance.now();
		const end = await sync.round(trigger);
		lastRoundAt = performance.now();
		const next = nextTry({ end, trigger }, sync.waitMs(), LEAST_GAP_MS);
		if (next) timer.schedule(next.inMs, next.trigger);
	}

	return {
		async open(account) {
			// Sealed as in the product (a device without a PIN), so that its cost is in the figures.
			const key = await openByDevice(await ensureKeyRecord(account, Date.now()));
			if (!key) throw new Error('A new key opens by its device.');
			const sealing = createSealer(key);
			const sealer = async () => sealing;
			const mirror = openMirror(account, { sealer });
			outbox = openOutbox(account, { sealer });
			const scopes = () => [`firm:${account}`];
			engine = createSyncEngine({ account, outbox, mirror, scopes }, deps);
			stop = listenForSyncTriggers(
				() => void round('event'),
				() => void round('timer')
			);
			await tell();
			void round('event');
		},
		async write({ id, kind, entity, slot, note }: Write) {
			if (!outbox) throw new Error('nobody is signed in');
			const body = { write: id, note, ...(slot === null ? {} : { slot }) };
			const intent = {
				id,
				type: types[kind],
				version: appVersion,
				baseRev: null,
				madeAt: Date.now()
			};
			// An edit is a supplement with a name of its own: on the filing itself, a newer one would
			// replace one that has not been sent.
			if (kind === 'edit') {
				const after = await lastEdit(outbox, entity);
				const supplement = { ...body, filing: entity };
				await enqueue(outbox, { ...intent, entity: id, body: supplement, after }, deps.newId);
			} else await enqueue(outbox, { ...intent, entity, body }, deps.newId);
			say(id, 'saved');
			void round('event');
		},
		async waiting() {
			const { commands } = outbox ? await readOutbox(outbox) : { commands: [] };
			return commands.filter(({ state }) => state === 'pending').map(({ id }) => id);
		},
		async close() {
			stop();
			timer.stop();
			engine = null;
			// 保留: what is unsent stays in this account's own store.
			await outbox?.close();
			outbox = null;
		}
	};
});

/** Id of the supplement this one follows; the maker of the filing is found by the queue itself. */
async function lastEdit(outbox: Outbox, filing: string): Promise<string[]> {
	const { commands } = await readOutbox(outbox);
	const last = commands.findLast(({ body }) => body.filing === filing);
	return last ? [last.id] : [];
}
