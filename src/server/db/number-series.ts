import { sql, type Transaction } from 'kysely';
import { plainDateOf } from '../../domain/time.ts';
import type { Database } from './schema.ts';

/** The next number of a series in its year, such as `T2026-0153`. A rolled back transaction leaves no gap. */
export async function nextNumber(
	trx: Transaction<Database>,
	series: 'T' | 'Y',
	now: Date
): Promise<string> {
	const year = Number(plainDateOf(now).slice(0, 4));
	const { n } = await trx
		.insertInto('number_series')
		.values({ series, year, n: 1 })
		.onConflict((conflict) =>
			conflict.columns(['series', 'year']).doUpdateSet({ n: sql`number_series.n + 1` })
		)
		.returning('n')
		.executeTakeFirstOrThrow();
	return `${series}${year}-${String(n).padStart(4, '0')}`;
}
