import type { Transaction } from 'kysely';
import type { RequestRow } from '../../domain/health-check/request.ts';
import type { Database } from '../db/schema.ts';
import type { RowChange } from '../sync/handler.ts';
import { moveRows } from '../sync/move-rows.ts';

export type Destination = Pick<RequestRow, 'stationId' | 'stationName'>;

/**
 * Gives the firm's requests at one station to another, with everything that names them (`requestId`).
 * Revisions stay: nobody has changed what was said, so what the firm has queued still fits.
 */
export async function moveRequests(
	trx: Transaction<Database>,
	firmId: string,
	fromStation: string,
	to: Destination
): Promise<{ requests: number; changes: RowChange[] }> {
	// Waits for whoever is changing one of them, and holds them until commit.
	const moved = await trx
		.updateTable('request')
		.set({ station_id: to.stationId })
		.where('firm_id', '=', firmId)
		.where('station_id', '=', fromStation)
		.returning('id')
		.execute();
	const ids = new Set<unknown>(moved.map(({ id }) => id));
	const scopes = { from: `station:${fromStation}`, to: `station:${to.stationId}` };
	const changes = await moveRows(trx, scopes, ({ kind, id, data }) => {
		if (kind === 'request') return ids.has(id) ? { ...data, ...to } : null;
		return ids.has(data.requestId) ? data : null;
	});
	// The firm reads on its own row which station it is with now.
	const forFirm = changes
		.filter((row) => row.kind === 'request' && row.data !== null)
		.map((row) => ({ ...row, scope: `firm:${firmId}` }));
	return { requests: ids.size, changes: [...changes, ...forFirm] };
}
