import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { firms, jurisdictions, people, stations, stationsOf } from './world.ts';

/** Places, firms and who belongs where. May run again on a database that has them. */
export async function seedWorld(db: Kysely<Database>, since: Date): Promise<void> {
	const at = since.toISOString();
	await db.transaction().execute(async (trx) => {
		await trx
			.insertInto('jurisdiction')
			.values(
				jurisdictions.map((one) => ({
					id: one.id,
					parent_id: one.parentId,
					level: one.level,
					name_zh: one.name.zh,
					name_en: one.name.en
				}))
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await trx
			.insertInto('station')
			.values(
				stations.map((one) => ({
					id: one.id,
					jurisdiction_id: one.jurisdictionId,
					name_zh: one.name.zh,
					name_en: one.name.en
				}))
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await trx
			.insertInto('firm')
			.values(
				firms.map((one) => ({
					id: one.id,
					jurisdiction_id: one.jurisdictionId,
					station_id: one.stationId,
					name: one.name,
					uscc: null
				}))
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await trx
			.insertInto('membership')
			.values(
				people.flatMap(({ accountId, firmId }) =>
					firmId ? [{ account_id: accountId, firm_id: firmId, since: at, ended_at: null }] : []
				)
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await trx
			.insertInto('posting')
			.values(
				people.flatMap((one) =>
					stationsOf(one).map((station_id) => ({
						account_id: one.accountId,
						station_id,
						since: at,
						ended_at: null
					}))
				)
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	});
}

/** A person of the demonstration city as the permissions see them. */
export function actorOf(accountId: string) {
	const one = people.find((person) => person.accountId === accountId);
	if (!one) throw new Error(`Nobody in the demonstration city has the id ${accountId}.`);
	return {
		accountId,
		name: one.name,
		role: one.role,
		firmIds: one.firmId ? [one.firmId] : [],
		stationIds: stationsOf(one)
	};
}
