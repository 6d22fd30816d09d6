import type { Core } from '../core.ts';
import { expireSlice, retention } from './retention.ts';

type Deps = Pick<Core, 'db' | 'now'>;

/** Removes answers that no device may still ask for. Safe to stop anywhere and to do twice. */
export async function expireCommands({ db, now }: Deps): Promise<number> {
	const before = now().getTime() - retention.commandsMs;
	let removed = 0;
	for (;;) {
		const old = await db
			.selectFrom('op')
			.select(['device', 'id'])
			.where('at', '<', before)
			.limit(expireSlice)
			.execute();
		if (old.length === 0) return removed;
		const { numDeletedRows } = await db
			.deleteFrom('op')
			.where('at', '<', before)
			.where(
				'id',
				'in',
				old.map((row) => row.id)
			)
			.executeTakeFirstOrThrow();
		removed += Number(numDeletedRows);
	}
}
