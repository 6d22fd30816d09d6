import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';

export interface Counts {
	taken: number;
	useful: number;
	useless: number;
}

/** Instead of a number of a notice: packs, which hold many. */
export const packs = 0;
export const nothing: Counts = { taken: 0, useful: 0, useless: 0 };

export async function addReach(
	db: Kysely<Database>,
	counted: ReadonlyMap<number, Counts>
): Promise<void> {
	await db
		.insertInto('notice_reach')
		.values([...counted].map(([number, counts]) => ({ number, ...counts })))
		.onConflict((conflict) =>
			conflict.column('number').doUpdateSet((eb) => ({
				taken: eb('notice_reach.taken', '+', eb.ref('excluded.taken')),
				useful: eb('notice_reach.useful', '+', eb.ref('excluded.useful')),
				useless: eb('notice_reach.useless', '+', eb.ref('excluded.useless'))
			}))
		)
		.execute();
}

export interface Vote {
	id: string;
	number: number;
	useful: boolean;
}

/** Once for each id, however often it comes: a phone whose answer was lost sends again. */
export async function addVote(
	db: Kysely<Database>,
	{ id, number, useful }: Vote,
	day: string
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const first = await trx
			.insertInto('notice_vote')
			.values({ id, day })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!first) return;
		const what = useful ? 'useful' : 'useless';
		await addReach(trx, new Map([[number, { ...nothing, [what]: 1 }]]));
	});
}

export async function findReach(db: Kysely<Database>, number: number): Promise<Counts> {
	const row = await db
		.selectFrom('notice_reach')
		.select(['taken', 'useful', 'useless'])
		.where('number', '=', number)
		.executeTakeFirst();
	return row ?? nothing;
}
