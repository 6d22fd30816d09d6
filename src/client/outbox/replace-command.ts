import { fail, ok, type Result } from '#domain/result';
import { sizeOf } from './enqueue.ts';
import type { Outbox } from './outbox-database.ts';
import { reviveDependents } from './revive-dependents.ts';
import { waiting } from './unsent.ts';

/**
 * Answers a conflict: a new command with a new id, on top of what is there now, takes the place of
 * the refused one, and what was parked behind that one follows it. All in one transaction, so that
 * a second tab or a second press finds nothing left to answer.
 */
export function replaceCommand(
	outbox: Outbox,
	id: string,
	next: { baseRev: number | null; body: Record<string, unknown>; madeAt: number },
	newId: () => string
): Promise<Result<string, 'not_found'>> {
	const body = JSON.parse(JSON.stringify(next.body)) as Record<string, unknown>;
	return outbox.write(
		['command'],
		async (tx) => {
			const store = tx.objectStore('command');
			const old = await store.index('id').get(id);
			if (old?.state !== 'human' || old.result === null) return fail('not_found');
			const successor = newId();
			await store.put({
				...old,
				...waiting,
				id: successor,
				baseRev: next.baseRev,
				madeAt: next.madeAt,
				body,
				bytes: sizeOf(body),
				// The server has judged it, so all it needed is there; what is gone here cannot be waited for.
				after: [],
				sent: false,
				attempts: 0
			});
			await reviveDependents(store, new Map([[id, successor]]), newId);
			return ok(successor);
		},
		'strict'
	);
}
