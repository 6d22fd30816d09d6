import type { Kysely } from 'kysely';
import type { Actor, Role } from '../../domain/account/actor.ts';
import { roles } from '../../domain/account/actor.ts';
import type { Database } from '../db/schema.ts';

export interface AccountRow {
	id: string;
	name: string;
	role: Role;
	disabledAt: string | null;
}

export async function findAccount(db: Kysely<Database>, id: string): Promise<AccountRow | null> {
	const row = await db
		.selectFrom('account')
		.select(['id', 'name', 'role', 'disabled_at'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? toAccount(row) : null;
}

/** Only an account that is in use: a disabled one is answered like one that does not exist. */
export async function findAccountBy(
	db: Kysely<Database>,
	kind: 'phone' | 'email',
	target: string
): Promise<AccountRow | null> {
	const row = await db
		.selectFrom('account')
		.select(['id', 'name', 'role', 'disabled_at'])
		.where(kind, '=', target)
		.where('disabled_at', 'is', null)
		.executeTakeFirst();
	return row ? toAccount(row) : null;
}

function toAccount(row: {
	id: string;
	name: string;
	role: string;
	disabled_at: string | null;
}): AccountRow {
	const role = roles.find((known) => known === row.role);
	if (!role) throw new Error(`account ${row.id} has an unknown role`);
	return { id: row.id, name: row.name, role, disabledAt: row.disabled_at };
}

/** Read fresh for every request, so that an ended membership or posting binds at once. */
export async function readActor(db: Kysely<Database>, account: AccountRow): Promise<Actor> {
	const { id: accountId, name, role } = account;
	const firms =
		role === 'owner'
			? await db
					.selectFrom('membership')
					.select('firm_id')
					.where('account_id', '=', accountId)
					.where('ended_at', 'is', null)
					.orderBy('firm_id')
					.execute()
			: [];
	const stations =
		role === 'owner'
			? []
			: await db
					.selectFrom('posting')
					.select('station_id')
					.where('account_id', '=', accountId)
					.where('ended_at', 'is', null)
					.orderBy('station_id')
					.execute();
	return {
		accountId,
		name,
		role,
		firmIds: firms.map((row) => row.firm_id),
		stationIds: stations.map((row) => row.station_id)
	};
}

/** Moves the idle end; never past the absolute one, and never back to life what has ended. */
export async function touchSession(
	db: Kysely<Database>,
	id: string,
	now: Date,
	expiresAt: Date
): Promise<void> {
	await db
		.updateTable('auth_session')
		.set({ expires_at: expiresAt.toISOString(), updated_at: now.toISOString() })
		.where('id', '=', id)
		.execute();
}

export async function deleteSessionsOf(db: Kysely<Database>, accountId: string): Promise<void> {
	await db.deleteFrom('auth_session').where('account_id', '=', accountId).execute();
}

/** Milliseconds at which the person signed in, or null when the session has ended. */
export async function findSessionStart(db: Kysely<Database>, id: string): Promise<number | null> {
	const row = await db
		.selectFrom('auth_session')
		.select('created_at')
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? new Date(row.created_at).getTime() : null;
}
