import type { Core } from '../core.ts';
import { showDevices } from '../sync/show-devices.ts';

type Deps = Pick<Core, 'db' | 'now'>;

/** From the next request on; all old rows of the firm come. Somebody who left may come back. */
export async function joinFirm({ db, now }: Deps, accountId: string, firmId: string) {
	const since = now().toISOString();
	await db
		.insertInto('membership')
		.values({ account_id: accountId, firm_id: firmId, since, ended_at: null })
		.onConflict((on) =>
			on
				.columns(['account_id', 'firm_id'])
				.doUpdateSet({ since, ended_at: null })
				.where('membership.ended_at', 'is not', null)
		)
		.execute();
}

export async function joinStation({ db, now }: Deps, accountId: string, stationId: string) {
	const since = now().toISOString();
	await db
		.insertInto('posting')
		.values({ account_id: accountId, station_id: stationId, since, ended_at: null })
		.onConflict((on) =>
			on
				.columns(['account_id', 'station_id'])
				.doUpdateSet({ since, ended_at: null })
				.where('posting.ended_at', 'is not', null)
		)
		.execute();
}

/**
 * Binds at the next request: the scope is no longer known, the phone deletes its rows, and what was
 * queued for the firm is refused and shown. False when there was nothing to end.
 */
export async function leaveFirm({ db, now }: Deps, accountId: string, firmId: string) {
	const ended = await db
		.updateTable('membership')
		.set({ ended_at: now().toISOString() })
		.where('account_id', '=', accountId)
		.where('firm_id', '=', firmId)
		.where('ended_at', 'is', null)
		.returning('firm_id')
		.executeTakeFirst();
	return ended !== undefined;
}

/** As `leaveFirm`; former colleagues no longer see how the person's phone stands. */
export function leaveStation({ db, now }: Deps, accountId: string, stationId: string) {
	return db.transaction().execute(async (trx) => {
		const ended = await trx
			.updateTable('posting')
			.set({ ended_at: now().toISOString() })
			.where('account_id', '=', accountId)
			.where('station_id', '=', stationId)
			.where('ended_at', 'is', null)
			.returning('station_id')
			.executeTakeFirst();
		await showDevices(trx, accountId, now().getTime());
		return ended !== undefined;
	});
}
