import type { Effect } from '../reliability/system.ts';
import type { Write } from '../reliability/writes.ts';

/**
 * How a document database holds a write: one document for each visit, filing and booking, and an
 * edit as an entry of its filing's list, so that states which are merged into one stay countable.
 */
export interface Thing {
	id: string;
	kind: 'visit' | 'filing' | 'booking';
	/** The write that made it. */
	write: string;
	slot: string | null;
	note: string;
	/** Ids of edits, in order. */
	edits: string[];
	/** Only a booking is asked for: the server decides what becomes of it. Bad content is refused by it too. */
	status: 'asked' | 'stored' | 'refused';
}

export function thingOf({ id, kind, entity, slot, note }: Write): Thing {
	if (kind === 'edit') throw new Error('an edit is no document of its own');
	return {
		id: entity,
		kind,
		write: id,
		slot,
		note,
		edits: [],
		status: kind === 'booking' ? 'asked' : 'stored'
	};
}

/** What a stored document proves. A refused booking, or one nobody has decided on, has no effect. */
export function effectsOf(thing: Thing, account: string): Effect[] {
	if (thing.status !== 'stored') return [];
	const base = { entity: thing.id, slot: thing.slot, account };
	const made: Effect = { ...base, id: thing.write, kind: thing.kind };
	return [made, ...thing.edits.map((id): Effect => ({ ...base, id, kind: 'edit' }))];
}
