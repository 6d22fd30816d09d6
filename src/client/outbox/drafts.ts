import type { Draft, Outbox } from './outbox-database.ts';

/** Strict like the queue: "saved" must mean on the disk. */
export async function saveDraft(outbox: Outbox, draft: Draft): Promise<void> {
	const value: unknown = JSON.parse(JSON.stringify(draft.value));
	await outbox.write(['draft'], (tx) => tx.objectStore('draft').put({ ...draft, value }), 'strict');
}

export async function findDraft(outbox: Outbox, id: string): Promise<Draft | null> {
	return outbox.read(['draft'], async (tx) => (await tx.objectStore('draft').get(id)) ?? null);
}

export async function removeDraft(outbox: Outbox, id: string): Promise<void> {
	await outbox.write(['draft'], (tx) => tx.objectStore('draft').delete(id), 'strict');
}
