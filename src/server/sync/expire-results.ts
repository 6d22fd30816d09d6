import type { CommandResult } from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import { expireSlice, retention } from './retention.ts';

type Applied = Extract<CommandResult, { status: 'applied' }>;

/** A full answer begins with the id, a cut one does not: the text itself says which rows are done. */
const whole = '{"id":%';

/**
 * Cuts the stored answers of applied commands to what a repeat needs. Refusals stay whole: the person
 * may not have read them yet. Safe to stop anywhere and to do twice.
 */
export async function expireResults({ db, now }: Pick<Core, 'db' | 'now'>): Promise<number> {
	const before = now().getTime() - retention.resultsMs;
	let cut = 0;
	for (;;) {
		const rows = await db
			.selectFrom('op')
			.select(['device', 'id', 'result'])
			.where('at', '<', before)
			.where('result', 'like', whole)
			.where('result', 'like', '%"status":"applied"%')
			.limit(expireSlice)
			.execute();
		const applied = rows.flatMap((row) => {
			const result = JSON.parse(row.result) as CommandResult;
			return result.status === 'applied' ? [{ ...row, result: cutResult(result) }] : [];
		});
		if (applied.length === 0) return cut;
		await db.transaction().execute(async (trx) => {
			for (const { device, id, result } of applied) {
				await trx
					.updateTable('op')
					.set({ result: JSON.stringify(result) })
					.where('device', '=', device)
					.where('id', '=', id)
					.execute();
			}
		});
		cut += applied.length;
	}
}

function cutResult({ status, rev, v, scope, number, at }: Applied): Omit<Applied, 'id'> {
	return { status, rev, v, scope, ...(number === undefined ? {} : { number }), at };
}

/** The stored answer as the wire has it, whether it was cut or not. */
export function readResult(id: string, stored: string): CommandResult {
	return { id, ...(JSON.parse(stored) as Omit<CommandResult, 'id'>) } as CommandResult;
}
