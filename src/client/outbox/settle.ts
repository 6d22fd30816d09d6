import type { IDBPTransaction } from 'idb';
import { isSetAside } from '#domain/sync/delivery';
import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { compareTimelines, type Timelines } from '#domain/sync/timelines';
import type { CommandResult, Meta } from '#domain/sync/wire';
import { codeBehind } from './enqueue.ts';
import type { Outbox, OutboxSchema, QueuedCommand } from './outbox-database.ts';
import { readInOrder } from './read-in-order.ts';
import { waiting } from './unsent.ts';

export interface Settled {
	done: string[];
	/** Refused, or parked behind a refused one. */
	human: string[];
	/** Left pending, with the seconds the server asked for (0 when it asked for none). */
	later: Map<string, number>;
	/** Answered before, but the server has lost the answer: pending again. */
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
	deviceNow: number,
	mechanisms: Mechanisms = allMechanisms
): Promise<Settled> {
	const resultsById = new Map(results.map((result) => [result.id, result]));
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const store = tx.objectStore('command');
			const settled: Settled = { done: [], human: [], later: new Map(), returned: 0 };
			const refused: QueuedCommand[] = [];
			// All at once: one after the other, each waits for its own way to the disk's process and back.
			const stored = await Promise.all(sent.map(({ id }) => store.index('id').get(id)));
			const puts: Array<Promise<unknown>> = [];
			for (const command of stored) {
				// Put aside while its answer was on the way: the answer is still the truth.
				if (!command || (command.state !== 'pending' && !isSetAside(command))) continue;
				const { id } = command;
				const result = resultsById.get(id);
				if (!result || result.status === 'retry') {
					puts.push(store.put({ ...command, attempts: command.attempts + 1 }));
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
						settledAt: meta.serverTime,
						parkedCode: null,
						parkedBy: null
					};
					puts.push(store.put(next));
					if (isDone) settled.done.push(id);
					else {
						refused.push(next);
						settled.human.push(id);
					}
				}
			}
			await Promise.all(puts);
			settled.human.push(...(await parkDependents(tx, refused)));
			await tx.objectStore('meta').put({ server: meta.serverTime, device: deviceNow }, 'clocks');
			const fresh = new Set([...settled.done, ...settled.human]);
			settled.returned = await returnLostReceipts(tx, meta.timelines, mechanisms, fresh);
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
export async function noteTimelines(
	outbox: Outbox,
	timelines: Timelines,
	mechanisms: Mechanisms = allMechanisms
): Promise<number> {
	const known = await outbox.read(['meta'], (tx) => tx.objectStore('meta').get('timelines'));
	if (known && compareTimelines(known as Timelines, timelines).kind === 'same') return 0;
	return outbox.write(
		['command', 'meta'],
		(tx) => returnLostReceipts(tx, timelines, mechanisms),
		'strict'
	);
}

/**
 * Whatever needs a refused command is put before the person with it, without asking the server.
 * Commands the server has judged `dependency_failed` learn here which refusal they hang on.
 */
export async function parkDependents(tx: Tx, refused: QueuedCommand[]): Promise<string[]> {
	if (refused.length === 0) return [];
	const store = tx.objectStore('command');
	const causes = new Map(refused.map((c) => [c.id, codeBehind(c)]));
	const parked: string[] = [];
	for (const command of await readInOrder(store, 'pending', 'human')) {
		const cause = command.after.find((id) => causes.has(id));
		if (cause === undefined || command.parkedBy !== null) continue;
		if (command.state === 'human') {
			const isConsequence =
				command.result?.status === 'rejected' && command.result.code === 'dependency_failed';
			if (isConsequence) await store.put({ ...command, parkedBy: cause });
			continue;
		}
		const code = causes.get(cause) ?? 'dependency_failed';
		causes.set(command.id, code);
		parked.push(command.id);
		await store.put({
			...command,
			state: 'human',
			parkedCode: code,
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
	mechanisms: Mechanisms,
	fresh = new Set<string>()
): Promise<number> {
	if (!mechanisms.timelines) return 0;
	const meta = tx.objectStore('meta');
	const known = (await meta.get('timelines')) as Timelines | undefined;
	const comparison = known ? compareTimelines(known, offered) : { kind: 'first' as const };
	if (comparison.kind === 'same') return 0;
	// A late packet of the time before: what it acknowledges may be lost, what it lists is old.
	if (comparison.kind !== 'stale') await meta.put(offered, 'timelines');
	if (comparison.kind === 'first') return 0;

	const store = tx.objectStore('command');
	let returned = 0;
	const standing = new Set<string>();
	for (const command of await readInOrder(store, 'done', 'human')) {
		const isFresh = comparison.kind === 'parted' && fresh.has(command.id);
		// Behind a refusal that stands, a command can only wait for the person.
		const isBehind = command.after.some((id) => standing.has(id));
		if (isFresh || isBehind || !isInDoubt(command, comparison.point)) {
			if (command.state === 'human') standing.add(command.id);
			continue;
		}
		await store.put({ ...command, ...waiting });
		returned += 1;
	}
	return returned;
}

/**
 * Whether the server may have lost what it answered. A refusal does not move the clock, so one made
 * at the very point may be younger than the backup; a late copy of its command could then have an
 * effect that nobody here knows of. What was parked behind a refusal is as doubtful as that.
 */
function isInDoubt({ result, parkedBy }: QueuedCommand, point: number): boolean {
	if (result === null) return parkedBy !== null;
	if (result.status === 'applied') return result.v > point;
	return (
		(result.status === 'conflict' || result.status === 'rejected') && (result.v ?? point) >= point
	);
}
