import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { SignInFlowTable } from '../db/schema-account.ts';
import { codeRules } from './limits.ts';

export type Flow = Selectable<SignInFlowTable>;
export type FlowStep = 'code' | 'secondFactor' | 'enrol';

export async function insertFlow(db: Kysely<Database>, flow: Insertable<SignInFlowTable>) {
	await db.insertInto('sign_in_flow').values(flow).execute();
}

export async function findFlow(db: Kysely<Database>, id: string): Promise<Flow | null> {
	const flow = await db
		.selectFrom('sign_in_flow')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	return flow ?? null;
}

export async function deleteFlow(db: Kysely<Database>, id: string): Promise<void> {
	await db.deleteFrom('sign_in_flow').where('id', '=', id).execute();
}

export async function purgeFlows(db: Kysely<Database>, before: number): Promise<void> {
	await db.deleteFrom('sign_in_flow').where('expires_at', '<', before).execute();
	await db.deleteFrom('sign_in_link').where('expires_at', '<', before).execute();
}

/**
 * Takes one of the tries, or nothing. Counting and checking are one statement, so parallel guesses
 * cannot go over the budget.
 */
export async function takeTry(
	db: Kysely<Database>,
	id: string,
	step: FlowStep,
	now: number
): Promise<Flow | null> {
	const flow = await db
		.updateTable('sign_in_flow')
		.set((eb) => ({ tries: eb('tries', '+', 1) }))
		.where('id', '=', id)
		.where('step', '=', step)
		.where('tries', '<', codeRules.tries)
		.where('expires_at', '>', now)
		.returningAll()
		.executeTakeFirst();
	return flow ?? null;
}

/** Of any number of right answers at once exactly one gets true: the row is there only once. */
export async function consumeFlow(db: Kysely<Database>, flow: Flow): Promise<boolean> {
	const gone = await db
		.deleteFrom('sign_in_flow')
		.where('id', '=', flow.id)
		.where('step', '=', flow.step)
		.where('code_hash', '=', flow.code_hash)
		.returning('id')
		.executeTakeFirst();
	return gone !== undefined;
}

/** From the code to the second factor; again exactly one of many gets true. */
export async function advanceFlow(
	db: Kysely<Database>,
	flow: Flow,
	to: { step: FlowStep; expiresAt: number; pendingSecret: string | null }
): Promise<boolean> {
	const moved = await db
		.updateTable('sign_in_flow')
		.set({
			step: to.step,
			code_hash: '',
			tries: 0,
			expires_at: to.expiresAt,
			pending_secret: to.pendingSecret
		})
		.where('id', '=', flow.id)
		.where('step', '=', 'code')
		.where('code_hash', '=', flow.code_hash)
		.returning('id')
		.executeTakeFirst();
	return moved !== undefined;
}

/** A new code in place of the old one, at most once a minute however often the button is pressed. */
export async function renewCode(
	db: Kysely<Database>,
	id: string,
	codeHash: string,
	now: number
): Promise<Flow | null> {
	const flow = await db
		.updateTable('sign_in_flow')
		.set({ code_hash: codeHash, tries: 0, sent_at: now, expires_at: now + codeRules.lifeMs })
		.where('id', '=', id)
		.where('step', '=', 'code')
		.where('sent_at', '<=', now - codeRules.resendMs)
		.returningAll()
		.executeTakeFirst();
	return flow ?? null;
}
