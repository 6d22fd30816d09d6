import type { Outbox } from './outbox-database.ts';

/**
 * Seals what versions before sealing have left in clear: written back as it is, a record takes the
 * form of today. Done once for each outbox; a crash in between leaves all of it for the next start.
 */
export async function sealPlain(outbox: Outbox): Promise<void> {
	const isDone = await outbox.read(['meta'], (tx) => tx.objectStore('meta').get('sealed'));
	if (isDone) return;
	await outbox.write(
		['command', 'draft', 'meta'],
		async (tx) => {
			for (const name of ['command', 'draft'] as const) {
				const store = tx.objectStore(name);
				for (const record of await store.getAll()) await store.put(record as never);
			}
			await tx.objectStore('meta').put(1, 'sealed');
		},
		'strict'
	);
}
