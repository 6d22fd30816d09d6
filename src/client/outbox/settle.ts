import type { IDBPTransaction } from 'idb';
import { compareTimelines, type Timelines } from '#domain/sync/timelines';
import type { CommandResult, Meta } from '#domain/sync/wire';
import type { Outbox, OutboxSchema, QueuedCommand } from './outbox-database.ts';

export interface Settled {
	done: string[];
	/** Refused, or parked behind a refused one. */
	human: string[];
	/** Left pending, with the seconds the server asked for (0 when it asked for none). */
	later: Map<string, number>;
	/** Acknowledged before, but the server has lost them: pending again. */
	returned: number;
}

type Tx = IDBPTransaction<OutboxSchema, ['command', 'meta'], 'readwrite'>;

/**
 * Stores the answer to a batch in one transaction: a command leaves `pending` only together with
 * its final result. A command without a result stays pending, as does one another tab has settled.
 */
export function settle(
	outbox: Outbox,
	sent: QueuedCommand[],
	results: CommandResult[],
	meta: Meta,
	deviceNow: number
): Promise<Settled> {
	const resultsById = new Map(results.map((result) => [result.id, result]));
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const store = tx.objectStore('command');
			const settled: Settled = { done: [], human: [], later: new Map(), returned: 0 };
			const refused: QueuedCommand[] = [];
			for (const { id } of sent) {
				const command = await store.index('id').get(id);
				if (command?.state !== 'pending') continue;
				const result = resultsById.get(id);
				if (!result || result.status === 'retry') {
					await store.put({ ...command, attempts: command.attempts + 1 });
					settled.later.set(id, result?.retryAfter ?? 0);
				} else if (result.status === 'wait') {
					settled.later.set(id, 0);
				} else {
					const isDone = result.status === 'applied';
					const next: QueuedCommand = {
						...command,
						state: isDone ? 'done' : 'human',
						attempts: command.attempts + 1,
						failures: 0,
						firstFailureAt: null,
						result,
						settledAt: meta.serverTime
					};
					await store.put(next);
					if (isDone) settled.done.push(id);
					else {
						refused.push(next);
						settled.human.push(id);
					}
				}
			}
			settled.human.push(...(await parkDependents(tx, refused)));
			await tx.objectStore('meta').put({ server: meta.serverTime, device: deviceNow }, 'clocks');
			const fresh = new Set(settled.done);
			settled.returned = await returnLostReceipts(tx, meta.timelines, fresh);
			return settled;
		},
		'strict'
	);
}

/** Parks one command without an answer of the server, such as one that is too large, and its dependents. */
export function parkCommand(outbox: Outbox, id: string, code: string): Promise<void> {
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const store = tx.objectStore('command');
			const command = await store.index('id').get(id);
			if (command?.state !== 'pending') return;
			const parked: QueuedCommand = { ...command, state: 'human', parkedCode: code };
			await store.put(parked);
			await parkDependents(tx, [parked]);
		},
		'strict'
	);
}

/** Pull answers carry the list too; the usual case, nothing new, writes nothing. */
export async function noteTimelines(outbox: Outbox, timelines: Timelines): Promise<number> {
	const known = await outbox.read(['meta'], (tx) => tx.objectStore('meta').get('timelines'));
	if (known && compareTimelines(known as Timelines, timelines).kind === 'same') return 0;
	return outbox.write(['command', 'meta'], (tx) => returnLostReceipts(tx, timelines), 'strict');
}

/**
 * Whatever needs a refused command is put before the person with it, without asking the server.
 * Commands the server has judged `dependency_failed` learn here which refusal they hang on.
 */
async function parkDependents(tx: Tx, refused: QueuedCommand[]): Promise<string[]> {
	if (refused.length === 0) return [];
	const store = tx.objectStore('command');
	const causes = new Set(refused.map((c) => c.id));
	const parked: string[] = [];
	const open = [
		...(await store.index('state').getAll('pending')),
		...(await store.index('state').getAll('human'))
	].sort((a, b) => a.seq - b.seq);
	for (const command of open) {
		const cause = command.after.find((id) => causes.has(id));
		if (cause === undefined || command.parkedBy !== null) continue;
		if (command.state === 'human') {
			const isConsequence =
				command.result?.status === 'rejected' && command.result.code === 'dependency_failed';
			if (isConsequence) await store.put({ ...command, parkedBy: cause });
			continue;
		}
		causes.add(command.id);
		parked.push(command.id);
		await store.put({
			...command,
			state: 'human',
			parkedCode: 'dependency_failed',
			parkedBy: cause
		});
	}
	return parked;
}

/**
 * Gives back to the server what it lost when it came back from a backup. The command id makes it
 * safe if it did not. `fresh` came with this very list, so only a late packet puts it in doubt.
 */
async function returnLostReceipts(
	tx: Tx,
	offered: Timelines,
	fresh = new Set<string>()
): Promise<number> {
	const meta = tx.objectStore('meta');
	const known = (await meta.get('timelines')) as Timelines | undefined;
	const comparison = known ? compareTimelines(known, offered) : { kind: 'first' as const };
	if (comparison.kind === 'same') return 0;
	// A late packet of the time before: what it acknowledges may be lost, what it lists is old.
	if (comparison.kind !== 'stale') await meta.put(offered, 'timelines');
	if (comparison.kind === 'first') return 0;

	const store = tx.objectStore('command');
	let returned = 0;
	for (const receipt of await store.index('state').getAll('done')) {
		if (receipt.result?.status !== 'applied' || receipt.result.v <= comparison.point) continue;
		if (comparison.kind === 'parted' && fresh.has(receipt.id)) continue;
		await store.put({ ...receipt, state: 'pending', result: null, settledAt: null });
		returned += 1;
	}
	return returned;
}
