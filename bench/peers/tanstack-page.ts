// https://tanstack.com/db/latest/docs/guides/offline-transactions and the README of the package.
import { createCollection } from '@tanstack/db';
import {
	IndexedDBAdapter,
	NonRetriableError,
	type OfflineExecutor,
	startOfflineExecutor,
	type StorageAdapter,
	WebLocksLeader
} from '@tanstack/offline-transactions';
import { startPage } from '../reliability/page.ts';
import type { Write } from '../reliability/writes.ts';

startPage((say) => {
	let executor: OfflineExecutor | null = null;
	/** Called when the outbox row of a transaction is on the disk: only then the person is told. */
	const stored = new Map<string, () => void>();

	const writes = createCollection<Write, string>({
		id: 'writes',
		getKey: (write) => write.id,
		startSync: true,
		sync: { sync: ({ markReady }) => markReady() }
	});

	async function send(write: Write, key: string): Promise<void> {
		const response = await fetch('/api/writes', {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'idempotency-key': key },
			body: JSON.stringify(write)
		});
		// README, "Error handling": what the server will never take is not retried.
		if (response.status === 422 || response.status === 409) {
			throw new NonRetriableError('the server refused it');
		}
		if (!response.ok) throw new Error(`the server failed: ${response.status}`);
		say(write.id, 'sent');
	}

	/** The package's own adapter, with a word when a row is stored. */
	function storageFor(account: string): StorageAdapter {
		const inner = new IndexedDBAdapter(`outbox-${account}`, 'transactions');
		return {
			get: (key) => inner.get(key),
			set: async (key, value) => {
				await inner.set(key, value);
				stored.get(key)?.();
			},
			delete: (key) => inner.delete(key),
			keys: () => inner.keys(),
			clear: () => inner.clear()
		};
	}

	return {
		async open(account) {
			executor = startOfflineExecutor({
				collections: { writes },
				mutationFns: {
					sendWrite: ({ transaction, idempotencyKey }) =>
						send(transaction.mutations[0]?.modified as unknown as Write, idempotencyKey)
				},
				storage: storageFor(account),
				leaderElection: new WebLocksLeader(`outbox-${account}`)
			});
			await executor.waitForInit();
		},
		async write(write) {
			if (!executor) throw new Error('nobody is signed in');
			const isDurable = executor.isOfflineEnabled;
			const transaction = executor.createOfflineTransaction({
				mutationFnName: 'sendWrite',
				autoCommit: false,
				metadata: { write: write.id }
			});
			const key = `tx:${transaction.id}`;
			const onDisk = new Promise<void>((resolve) => stored.set(key, resolve));
			transaction.mutate(() => void writes.insert(write));
			const done = transaction.commit().then(
				() => undefined,
				() => say(write.id, 'refused')
			);
			// A tab that is not the leader sends at once and tells what came of it ("online-only mode").
			await (isDurable ? Promise.race([onDisk, done]) : done);
			if (isDurable) say(write.id, 'saved');
			stored.delete(key);
		},
		async waiting() {
			const waiting = (await executor?.peekOutbox()) ?? [];
			return waiting.map(({ metadata }) => String(metadata?.write));
		},
		async close() {
			executor?.dispose();
			executor = null;
		}
	};
});
