import type { Transaction } from 'kysely';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { moveRequests } from '../health-check/move-requests.ts';
import { publishChanges } from '../sync/change-log.ts';
import { withRetries } from '../sync/database-errors.ts';

type Moved = Result<{ requests: number }, 'no_firm' | 'no_station' | 'already_there'>;

/**
 * Gives a firm to another serving station, with all it has at the old one, in one transaction. Officers
 * of the old station lose the rows at their next contact; what they had queued for them is refused
 * with `not_found` and shown to them.
 */
export function moveFirm(
	{ db }: Pick<Core, 'db'>,
	firmId: string,
	stationId: string
): Promise<Moved> {
	return withRetries(() => db.transaction().execute((trx) => moveOnce(trx, firmId, stationId)));
}

async function moveOnce(
	trx: Transaction<Database>,
	firmId: string,
	stationId: string
): Promise<Moved> {
	const station = await trx
		.selectFrom('station')
		.selectAll()
		.where('id', '=', stationId)
		.executeTakeFirst();
	if (!station) return fail('no_station');
	const firm = await trx.selectFrom('firm').selectAll().where('id', '=', firmId).executeTakeFirst();
	if (!firm) return fail('no_firm');
	const taken = await trx
		.updateTable('firm')
		.set({ station_id: stationId })
		.where('id', '=', firmId)
		.where('station_id', '=', firm.station_id)
		.where('station_id', '!=', stationId)
		.returning('id')
		.executeTakeFirst();
	if (!taken) return fail('already_there');
	const to = { stationId, stationName: { zh: station.name_zh, en: station.name_en } };
	const { requests, changes } = await moveRequests(trx, firmId, firm.station_id, to);
	await publishChanges(trx, changes);
	return ok({ requests });
}
