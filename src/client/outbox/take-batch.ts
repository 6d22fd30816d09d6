import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { isHeld, type SendHold } from '#domain/sync/send-hold';
import { chooseBatch, type BatchChoice } from './choose-batch.ts';
import { ensureDeviceName } from './device-name.ts';
import type { Outbox, QueuedCommand } from './outbox-database.ts';
import type { CommandStore } from './revive-dependents.ts';

export interface Taken {
	commands: QueuedCommand[];
	/** Name under which they go: this outbox's, or that of the phone they were written on. */
	device: string;
	/** All unsent commands, those of this batch included. */
	pending: number;
}

/**
 * Chooses the next batch and fixes its content in the same transaction, before the first byte
 * leaves: an edit that comes later finds it sent and becomes a command of its own.
 */
export function takeBatch(
	outbox: Outbox,
	choice: BatchChoice,
	newId: () => string,
	mechanisms: Mechanisms = allMechanisms
): Promise<Taken> {
	return outbox.write(
		['command', 'meta'],
		async (tx) => {
			const store = tx.objectStore('command');
			const meta = tx.objectStore('meta');
			const hold = ((await meta.get('hold')) as SendHold | null | undefined) ?? null;
			const count = await store.index('state').count('pending');
			const chooseAmong = (first: number) => chooseFrom(store, choice, hold, first, mechanisms);
			// The head of a long queue is usually enough; what waits in it may hide what could go.
			const head = choice.only ? count : choice.limits.maxCommands + choice.skip.size;
			let chosen = await chooseAmong(Math.min(head, count));
			if (chosen.length === 0 && head < count) chosen = await chooseAmong(count);
			if (mechanisms.deleteAfterAnswer) {
				const fresh = chosen.filter(({ isFresh }) => isFresh);
				await Promise.all(fresh.map(({ command }) => store.put(command)));
			} else {
				for (const { command } of chosen) await store.delete(command.seq);
			}
			const commands = chosen.map(({ command }) => command);
			const device = await ensureDeviceName(meta, newId);
			return { commands, device: commands[0]?.device ?? device, pending: count };
		},
		'strict'
	);
}

/** Chooses among the first `count` pending commands, which the index gives in the person's order. */
async function chooseFrom(
	store: CommandStore,
	choice: BatchChoice,
	hold: SendHold | null,
	count: number,
	mechanisms: Mechanisms
): Promise<Array<{ command: QueuedCommand; isFresh: boolean }>> {
	const pending = await store.index('state').getAll('pending', count);
	pending.sort((a, b) => a.seq - b.seq);
	const known = new Map(pending.map((command) => [command.id, command]));
	const others = new Set(pending.flatMap((c) => c.after).filter((id) => !known.has(id)));
	const needed = await Promise.all([...others].map((id) => store.index('id').get(id)));
	for (const command of needed) if (command) known.set(command.id, command);
	const free = pending.filter(({ seq }) => !isHeld(hold, seq));
	const stateOf = (id: string) => known.get(id)?.state;
	return chooseBatch(free, stateOf, choice, mechanisms).map((command) =>
		command.sent
			? { command, isFresh: false }
			: { command: { ...command, sent: true, after: neededAs(command, known) }, isFresh: true }
	);
}

/** What was done under another phone's name the server would not find under this one: it is done, so it is left out. */
function neededAs(command: QueuedCommand, known: Map<string, QueuedCommand>): string[] {
	return command.after.filter((id) => {
		const needed = known.get(id);
		return needed?.state !== 'done' || needed.device === command.device;
	});
}
