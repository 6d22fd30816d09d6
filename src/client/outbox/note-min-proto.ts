import type { Outbox } from './outbox-database.ts';

/**
 * Remembers the oldest wire format the server still takes, so that the person is asked to update
 * before their work is turned away. Answers whether that was news.
 */
export async function noteMinProto(outbox: Outbox, minProto: number): Promise<boolean> {
	const known = await outbox.read(['meta'], (tx) => tx.objectStore('meta').get('minProto'));
	if (known === minProto) return false;
	await outbox.write(['meta'], (tx) => tx.objectStore('meta').put(minProto, 'minProto'));
	return known !== undefined || minProto > 1;
}
