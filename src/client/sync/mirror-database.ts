import type { DBSchema, IDBPDatabase } from 'idb';
import type { Timelines } from '#domain/sync/timelines';
import { defineDatabase, type Database } from '#client/db/database';
import type { Sealer } from '#client/db/sealer';
import type { SealedShape } from '#client/db/sealed-transaction';

/** One row of the feed as the server sent it. Unknown kinds are kept: a newer app will know them. */
export interface MirrorRow {
	scope: string;
	/** Generation: a reset fills the next one while this one stays readable. */
	gen: number;
	k: string;
	id: string;
	v: number;
	rev: number;
	d: Record<string, unknown>;
}

export interface ScopeState {
	scope: string;
	/** The generation that pages read. */
	gen: number;
	cursor: string;
	/** Server's clock at the last page: between two pages, rows that had moved on up to there are missing. */
	seen?: number;
	/** Cursor at the last end of the feed: up to there nothing is missing. */
	complete?: string;
	/** Set while a reset is filling the next generation. */
	building: { gen: number; cursor: string; seen?: number } | null;
}

export interface MirrorSchema extends DBSchema {
	row: { key: [string, number, string, string]; value: MirrorRow; indexes: { k: string } };
	scope: { key: string; value: ScopeState };
	meta: { key: string; value: Timelines };
}

export type Mirror = Database<MirrorSchema>;

/**
 * Part of the name, never a version: a new layout is a new database beside the old one, which is
 * deleted when the new one is in use. 2: rows are sealed.
 */
export const MIRROR_SCHEMA = 2;

export function mirrorName(account: string, schema = MIRROR_SCHEMA): string {
	return `mirror:${account}:s${schema}`;
}

/** Mirrors of earlier layouts: everything in them comes again from the server. */
export function oldMirrorNames(account: string): string[] {
	return Array.from({ length: MIRROR_SCHEMA - 1 }, (_, index) => mirrorName(account, index + 1));
}

const sealed: SealedShape<MirrorSchema> = {
	row: { fields: ['d'], placeOf: ({ scope, gen, k, id }) => [scope, gen, k, id] }
};

/** `sealer` rejects while the account is locked; without one nothing is sealed. */
export function openMirror(
	account: string,
	{ sealer }: { sealer?(): Promise<Sealer> } = {}
): Mirror {
	const layOut = (db: IDBPDatabase<MirrorSchema>) => {
		const row = db.createObjectStore('row', { keyPath: ['scope', 'gen', 'k', 'id'] });
		row.createIndex('k', 'k');
		db.createObjectStore('scope', { keyPath: 'scope' });
		db.createObjectStore('meta');
	};
	return defineDatabase<MirrorSchema>(
		mirrorName(account),
		1,
		layOut,
		sealer ? { sealing: { shape: sealed, sealer } } : {}
	);
}
