import type { DBSchema } from 'idb';
import type { Timelines } from '#domain/sync/timelines';
import { defineDatabase, type Database } from '#client/db/database';

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
	/** The generation that pages read, complete up to `cursor`. */
	gen: number;
	cursor: string;
	/** Set while a reset is filling the next generation. */
	building: { gen: number; cursor: string } | null;
}

export interface MirrorSchema extends DBSchema {
	row: { key: [string, number, string, string]; value: MirrorRow; indexes: { k: string } };
	scope: { key: string; value: ScopeState };
	meta: { key: string; value: Timelines };
}

export type Mirror = Database<MirrorSchema>;

/** Part of the name, never a version: a new layout is a new database beside the old one. */
export const MIRROR_SCHEMA = 1;

export function mirrorName(account: string): string {
	return `mirror:${account}:s${MIRROR_SCHEMA}`;
}

export function openMirror(account: string): Mirror {
	return defineDatabase<MirrorSchema>(mirrorName(account), 1, (db) => {
		const row = db.createObjectStore('row', { keyPath: ['scope', 'gen', 'k', 'id'] });
		row.createIndex('k', 'k');
		db.createObjectStore('scope', { keyPath: 'scope' });
		db.createObjectStore('meta');
	});
}
