import { nextHold, type HoldEvent, type SendHold } from '#domain/sync/send-hold';
import type { Outbox } from './outbox-database.ts';

/** What the page knows; how much is queued is read in the same transaction. */
export type HoldNews = Exclude<HoldEvent, { kind: 'signedIn' }> | { kind: 'signedIn' };

/**
 * Moves the hold on sending. It is kept beside the queue, so that every tab and the worker obey it,
 * and none of them after a restart forgets it.
 */
export async function moveHold(outbox: Outbox, news: HoldNews): Promise<SendHold | null> {
	const known = await outbox.read(['meta'], (tx) => tx.objectStore('meta').get('hold'));
	// The usual case, nobody was ever signed out, writes nothing.
	if (!known && news.kind !== 'signInEnded') return null;
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const meta = tx.objectStore('meta');
			const hold = ((await meta.get('hold')) as SendHold | null | undefined) ?? null;
			const pending = await tx.objectStore('command').index('state').getAll('pending');
			const lastSeq = pending.length === 0 ? null : Math.max(...pending.map(({ seq }) => seq));
			const event: HoldEvent = news.kind === 'signedIn' ? { kind: 'signedIn', lastSeq } : news;
			const next = nextHold(hold, event);
			await meta.put(next, 'hold');
			return next;
		},
		'strict'
	);
}
