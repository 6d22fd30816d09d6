import type { Role } from '../../domain/account/actor.ts';
import type { Core } from '../core.ts';
import { deleteSessionsOf } from './session-repository.ts';

type Deps = Pick<Core, 'db' | 'now'>;

export interface NewAccount {
	id: string;
	role: Role;
	name: string;
	phone?: string;
	email?: string;
}

/** True when it was made; an account that is there already is left as it is. */
export async function createAccount({ db, now }: Deps, account: NewAccount): Promise<boolean> {
	const at = now().toISOString();
	const made = await db
		.insertInto('account')
		.values({
			id: account.id,
			name: account.name,
			role: account.role,
			phone: account.phone ?? null,
			email: account.email ?? null,
			email_verified: false,
			image: null,
			disabled_at: null,
			created_at: at,
			updated_at: at
		})
		.onConflict((on) => on.doNothing())
		.returning('id')
		.executeTakeFirst();
	return made !== undefined;
}

/** Ends every sign-in of the account at its next request, and lets no new one begin. */
export async function disableAccount({ db, now }: Deps, id: string): Promise<void> {
	await db
		.updateTable('account')
		.set({ disabled_at: now().toISOString(), updated_at: now().toISOString() })
		.where('id', '=', id)
		.execute();
	await deleteSessionsOf(db, id);
}

export async function enableAccount({ db, now }: Deps, id: string): Promise<void> {
	await db
		.updateTable('account')
		.set({ disabled_at: null, updated_at: now().toISOString() })
		.where('id', '=', id)
		.execute();
}

/** After a lost authenticator: the next sign-in enrols a new one. Open sign-ins end. */
export async function resetSecondFactor({ db }: Deps, id: string): Promise<void> {
	await db.deleteFrom('second_factor').where('account_id', '=', id).execute();
	await deleteSessionsOf(db, id);
}

export interface AccountEntry {
	role: string;
	name: string;
	phone?: string;
	email?: string;
	accountId: string;
	firmId?: string;
	stationId?: string;
	disabledAt?: string;
}

/** For the operator: everyone, with where they belong now. */
export async function listAccounts({ db }: Pick<Deps, 'db'>): Promise<AccountEntry[]> {
	const accounts = await db.selectFrom('account').selectAll().orderBy('id').execute();
	const memberships = await db
		.selectFrom('membership')
		.selectAll()
		.where('ended_at', 'is', null)
		.orderBy('firm_id')
		.execute();
	const postings = await db
		.selectFrom('posting')
		.selectAll()
		.where('ended_at', 'is', null)
		.orderBy('station_id')
		.execute();
	return accounts.map((row) => {
		const firm = memberships.find((one) => one.account_id === row.id);
		const station = postings.find((one) => one.account_id === row.id);
		return {
			role: row.role,
			name: row.name,
			...(row.phone ? { phone: row.phone } : {}),
			...(row.email ? { email: row.email } : {}),
			accountId: row.id,
			...(firm ? { firmId: firm.firm_id } : {}),
			...(station ? { stationId: station.station_id } : {}),
			...(row.disabled_at ? { disabledAt: row.disabled_at } : {})
		};
	});
}
