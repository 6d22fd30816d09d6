import type { IDBPTransaction } from 'idb';
import { cursorPosition, NO_CURSOR } from '#domain/sync/cursor';
import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { compareTimelines, type Timelines } from '#domain/sync/timelines';
import type { ChangesAnswer } from '#domain/sync/wire';
import type { Mirror, MirrorSchema, ScopeState } from './mirror-database.ts';

type Tx = IDBPTransaction<MirrorSchema, ['row', 'scope', 'meta'], 'readwrite'>;

/** The scope's place in the feed: the generation being filled, else the one being read. */
export async function cursorOf(mirror: Mirror, scope: string): Promise<string> {
	const state = await mirror.read(['scope'], (tx) => tx.objectStore('scope').get(scope));
	return (state?.building ?? state)?.cursor ?? NO_CURSOR;
}

/**
 * Applies one page in one transaction that first checks that the stored cursor is still the one
 * the page was asked from. Another tab may have been faster: then the page is thrown away, so
 * rows can never go backwards. Answers whether it was applied.
 */
export function applyPage(
	mirror: Mirror,
	scope: string,
	askedFrom: string,
	page: ChangesAnswer,
	mechanisms: Mechanisms = allMechanisms
): Promise<boolean> {
	return mirror.write(['row', 'scope', 'meta'], async (tx) => {
		const isCurrent = await checkTimelines(tx, page.meta.timelines, mechanisms);
		const scopes = tx.objectStore('scope');
		const state = (await scopes.get(scope)) ?? { scope, gen: 1, cursor: NO_CURSOR, building: null };
		const target = state.building ?? state;
		const isOvertaken = mechanisms.compareAndSet && target.cursor !== askedFrom;
		if (!isCurrent || isOvertaken) return false;

		const rows = tx.objectStore('row');
		for (const { k, id, v, rev, d, x } of page.changes) {
			if (x === 1) await rows.delete([scope, target.gen, k, id]);
			else await rows.put({ scope, gen: target.gen, k, id, v, rev: rev ?? 0, d: d ?? {} });
		}
		const stand = { cursor: page.next, seen: page.clock ?? cursorPosition(page.next) };
		const ended = page.more ? {} : { complete: page.next };
		if (!state.building) {
			await scopes.put({ ...state, ...stand, ...ended });
		} else if (page.more) {
			await scopes.put({ ...state, building: { ...state.building, ...stand } });
		} else {
			await scopes.put({ scope, gen: target.gen, ...stand, ...ended, building: null });
			await rows.delete(IDBKeyRange.bound([scope, 0], [scope, target.gen], false, true));
		}
		return true;
	});
}

/** The server cannot go on from this cursor: fill a new generation from nothing; the old one stays readable. */
export function beginReset(
	mirror: Mirror,
	scope: string,
	askedFrom: string,
	mechanisms: Mechanisms = allMechanisms
): Promise<void> {
	return mirror.write(['row', 'scope', 'meta'], async (tx) => {
		const state = await tx.objectStore('scope').get(scope);
		// Another tab has already begun, or is ahead.
		if (!state || (state.building ?? state).cursor !== askedFrom) return;
		await resetScope(tx, state, mechanisms);
	});
}

/** Rows of scopes the account no longer has leave the device. */
export function dropOtherScopes(mirror: Mirror, scopes: string[]): Promise<boolean> {
	return mirror.write(['row', 'scope'], async (tx) => {
		const gone = (await tx.objectStore('scope').getAllKeys()).filter((s) => !scopes.includes(s));
		for (const scope of gone) {
			await tx.objectStore('scope').delete(scope);
			await tx.objectStore('row').delete(IDBKeyRange.bound([scope, 0], [scope, []]));
		}
		return gone.length > 0;
	});
}

async function resetScope(tx: Tx, state: ScopeState, { generations }: Mechanisms): Promise<void> {
	const gen = (state.building?.gen ?? state.gen) + 1;
	await tx.objectStore('scope').put({ ...state, building: { gen, cursor: NO_CURSOR } });
	// A reset during a reset: the half-filled generation is of no use to anybody.
	await tx
		.objectStore('row')
		.delete(IDBKeyRange.bound([state.scope, generations ? state.gen + 1 : 0], [state.scope, gen]));
}

/**
 * A restored server is noticed by its list of timelines. Scopes that have read past the point
 * where the lists part are reset. Answers false for a packet from before what we already know.
 */
async function checkTimelines(
	tx: Tx,
	offered: Timelines,
	mechanisms: Mechanisms
): Promise<boolean> {
	if (!mechanisms.timelines) return true;
	const meta = tx.objectStore('meta');
	const known = await meta.get('timelines');
	const comparison = known ? compareTimelines(known, offered) : { kind: 'first' as const };
	if (comparison.kind === 'same') return true;
	if (comparison.kind === 'stale') return false;
	await meta.put(offered, 'timelines');
	if (comparison.kind === 'first') return true;
	for (const state of await tx.objectStore('scope').getAll()) {
		const { cursor, seen = 0 } = state.building ?? state;
		// Not the cursor alone: a row that was ahead of it in the lost history may be behind it now.
		if (Math.max(cursorPosition(cursor), seen) > comparison.point)
			await resetScope(tx, state, mechanisms);
	}
	return true;
}
