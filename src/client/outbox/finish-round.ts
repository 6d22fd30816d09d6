import type { Outbox } from './outbox-database.ts';

const RECEIPT_MS = 30 * 24 * 3600_000;

/**
 * Notes the round's server time and drops receipts of more than 30 days, counted in server time:
 * until then their bodies are what a restored server gets back.
 */
export function finishRound(outbox: Outbox, serverTime: number): Promise<void> {
	return outbox.write(['command', 'meta'], async (tx) => {
		await tx.objectStore('meta').put(serverTime, 'syncedAt');
		const store = tx.objectStore('command');
		for (const receipt of await store.index('state').getAll('done')) {
			const isOld = receipt.settledAt !== null && receipt.settledAt < serverTime - RECEIPT_MS;
			if (isOld) await store.delete(receipt.seq);
		}
	});
}
