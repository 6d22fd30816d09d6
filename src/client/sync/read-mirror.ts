import { NO_CURSOR } from '#domain/sync/cursor';
import type { Mirror, MirrorRow } from './mirror-database.ts';

export interface MirrorContents {
	rows: MirrorRow[];
	/** How far nothing is missing. In the middle of a pull that is less than the cursor. */
	cursorsByScope: Map<string, string>;
}

/** The readable generation of every scope, in one snapshot; a reset under way does not show. */
export function readMirror(mirror: Mirror): Promise<MirrorContents> {
	return mirror.read(['row', 'scope'], async (tx) => {
		const scopes = await tx.objectStore('scope').getAll();
		const rows: MirrorRow[] = [];
		for (const { scope, gen } of scopes) {
			const range = IDBKeyRange.bound([scope, gen], [scope, gen, []]);
			rows.push(...(await tx.objectStore('row').getAll(range)));
		}
		return { rows, cursorsByScope: new Map(scopes.map((s) => [s.scope, s.complete ?? NO_CURSOR])) };
	});
}
