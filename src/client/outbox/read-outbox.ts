import type { SendHold } from '#domain/sync/send-hold';
import type { Draft, Outbox, OutboxMeta, QueuedCommand } from './outbox-database.ts';

export interface OutboxContents {
	/** In the person's order; receipts included. */
	commands: QueuedCommand[];
	drafts: Draft[];
	/** Server clock at the end of the last complete round. */
	syncedAt: number | null;
	clocks: OutboxMeta['clocks'] | null;
	timelines: OutboxMeta['timelines'] | null;
	hold: SendHold | null;
	/** Oldest wire format the server takes; null before the first answer. */
	minProto: number | null;
}

/** Everything in one snapshot, for pages. */
export function readOutbox(outbox: Outbox): Promise<OutboxContents> {
	return outbox.read(['command', 'draft', 'meta'], async (tx) => {
		const meta = tx.objectStore('meta');
		const [commands, drafts, syncedAt, clocks, timelines, hold, minProto] = await Promise.all([
			tx.objectStore('command').getAll(),
			tx.objectStore('draft').getAll(),
			meta.get('syncedAt'),
			meta.get('clocks'),
			meta.get('timelines'),
			meta.get('hold'),
			meta.get('minProto')
		]);
		return {
			commands,
			drafts: drafts.sort((a, b) => b.savedAt - a.savedAt),
			syncedAt: (syncedAt as number | undefined) ?? null,
			clocks: (clocks as OutboxMeta['clocks'] | undefined) ?? null,
			timelines: (timelines as OutboxMeta['timelines'] | undefined) ?? null,
			hold: (hold as SendHold | null | undefined) ?? null,
			minProto: (minProto as number | undefined) ?? null
		};
	});
}
