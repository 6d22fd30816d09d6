import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { MAX_BYTES, MAX_COMMANDS, type Command } from '#domain/sync/wire';
import type { QueuedCommand } from './outbox-database.ts';

export interface BatchLimits {
	maxCommands: number;
	maxBytes: number;
}

export interface BatchChoice {
	skip: Set<string>;
	only: Set<string> | null;
	limits: BatchLimits;
	/** Hashes of files the server has. */
	files?: ReadonlySet<string>;
}

export const defaultLimits: BatchLimits = { maxCommands: MAX_COMMANDS, maxBytes: MAX_BYTES };

/** Room for the envelope around the commands: ids, clocks and brackets. */
const ENVELOPE_BYTES = 1024;

/**
 * The next commands to send, in the person's order. A command goes when everything it needs is
 * done or earlier in the same batch; one that has to wait never holds up its neighbours.
 * `stateOf` answers for needed commands that are no longer pending; unknown ones are left to the server.
 */
export function chooseBatch(
	pending: QueuedCommand[],
	stateOf: (id: string) => QueuedCommand['state'] | undefined,
	{ skip, only, limits, files }: BatchChoice,
	{ after } = allMechanisms as Pick<Mechanisms, 'after'>
): QueuedCommand[] {
	const chosen: QueuedCommand[] = [];
	const chosenIds = new Set<string>();
	let bytes = ENVELOPE_BYTES;
	for (const command of pending) {
		if (chosen.length >= limits.maxCommands) break;
		if (skip.has(command.id) || (only && !only.has(command.id))) continue;
		// The record goes at once; what puts a file to it waits until the file is there.
		if (command.needs?.some((sha256) => !files?.has(sha256))) continue;
		// A batch has one sender; what came in a file goes under the name of the phone it was written on.
		if (chosen[0] && chosen[0].device !== command.device) continue;
		const isReady = command.after.every((id) => {
			const state = stateOf(id);
			return chosenIds.has(id) || state === 'done' || state === undefined;
		});
		if (after && !isReady) continue;
		const size = wireSize(command);
		// One command alone may be over the limit: the server's 413 then tells the person.
		if (chosen.length > 0 && bytes + size > limits.maxBytes) break;
		chosen.push(command);
		chosenIds.add(command.id);
		bytes += size;
	}
	return chosen;
}

/** Only what the wire knows, in a fixed order, so the same command is the same bytes every time. */
export function toWire(command: QueuedCommand): Command {
	const { id, after, type, version, entity, baseRev, madeAt, body } = command;
	return { id, after, type, version, entity, baseRev, madeAt, body };
}

function wireSize(command: QueuedCommand): number {
	// Fixed fields are about 250 bytes, each needed id 39.
	return command.bytes + 300 + command.after.length * 40;
}
