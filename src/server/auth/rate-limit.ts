import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Core } from '../core.ts';
import type { Limit } from './limits.ts';

export interface Claim {
	limit: Limit;
	/** Whom the budget belongs to: a network, a number, an account; empty for all together. */
	key: string;
	/** More than one is drawn at once by those who count the rest themselves. */
	amount?: number;
}

export interface Refusal {
	retryAfterS: number;
}

type Deps = Pick<Core, 'db' | 'secret' | 'now'>;

/**
 * Takes one from each budget, in order, and stops at the first that is spent. One statement each, so
 * any number of processes share a budget exactly, and a restart forgets nothing.
 */
export async function take(deps: Deps, claims: Claim[]): Promise<Refusal | null> {
	for (const claim of claims) {
		const { count, resetsAt } = await count1(deps, claim);
		if (count > claim.limit.max) {
			const wait = Math.ceil((resetsAt - deps.now().getTime()) / 1000);
			return { retryAfterS: Math.max(1, wait) };
		}
	}
	return null;
}

/** Is the budget spent? Takes nothing, for limits that count misses only. */
export async function isSpent(deps: Deps, { limit, key }: Claim): Promise<Refusal | null> {
	const now = deps.now().getTime();
	const row = await deps.db
		.selectFrom('rate_limit')
		.select(['count', 'resets_at'])
		.where('id', '=', idOf(deps.secret, { limit, key }))
		.executeTakeFirst();
	if (!row || row.resets_at <= now || row.count < limit.max) return null;
	return { retryAfterS: Math.max(1, Math.ceil((row.resets_at - now) / 1000)) };
}

export async function purgeLimits({ db, now }: Pick<Core, 'db' | 'now'>): Promise<void> {
	await db.deleteFrom('rate_limit').where('resets_at', '<=', now().getTime()).execute();
}

async function count1({ db, secret, now }: Deps, claim: Claim) {
	const at = now().getTime();
	const fresh = at + claim.limit.windowMs;
	const amount = claim.amount ?? 1;
	const isOver = sql<boolean>`rate_limit.resets_at <= ${at}`;
	const row = await db
		.insertInto('rate_limit')
		.values({ id: idOf(secret, claim), count: amount, resets_at: fresh })
		.onConflict((on) =>
			on.column('id').doUpdateSet({
				count: sql<number>`case when ${isOver} then ${amount} else rate_limit.count + ${amount} end`,
				resets_at: sql<number>`case when ${isOver} then ${fresh} else rate_limit.resets_at end`
			})
		)
		.returning(['count', 'resets_at'])
		.executeTakeFirstOrThrow();
	return { count: row.count, resetsAt: row.resets_at };
}

/** Keyed hash: the table must not become a list of numbers and addresses that came by. */
function idOf(secret: string, { limit, key }: Claim): string {
	return `${limit.name}:${createHmac('sha256', secret).update(`limit\n${key}`).digest('base64url')}`;
}
