import type { Outbox, OutboxMeta, QueuedCommand } from './outbox-database.ts';
import { parkCommand } from './settle.ts';

/**
 * The server keeps its answers for 400 days. What is older than a year is not sent without being asked
 * for again: the world has changed, and soon the server could no longer tell a repeat.
 */
const OLDEST_MS = 365 * 24 * 3600_000;

/**
 * Is there a command whose age this device cannot vouch for? Then the queue waits for the server's
 * time, which comes with the pull of the same round.
 */
export async function hasDoubtful(outbox: Outbox, deviceNow: number): Promise<boolean> {
	return (await readDoubtful(outbox, deviceNow)).doubtful.length > 0;
}

/**
 * Puts commands of more than a year before the person. The server's clock decides: `madeAt` is brought
 * to it by the difference the two clocks had at the last answer. Answers how many.
 */
export async function parkAged(
	outbox: Outbox,
	{ serverTime, deviceNow }: { serverTime: number; deviceNow: number }
): Promise<number> {
	const { doubtful, offset } = await readDoubtful(outbox, deviceNow);
	const aged = doubtful.filter(({ madeAt }) => serverTime - (madeAt + offset) > OLDEST_MS);
	for (const { id } of aged) await parkCommand(outbox, id, 'too_old');
	return aged.length;
}

/** They look a year old, or the device's clock has gone back since. */
function readDoubtful(
	outbox: Outbox,
	deviceNow: number
): Promise<{ doubtful: QueuedCommand[]; offset: number }> {
	return outbox.read(['command', 'meta'], async (tx) => {
		const pending = await tx.objectStore('command').index('state').getAll('pending');
		const clocks = (await tx.objectStore('meta').get('clocks')) as OutboxMeta['clocks'] | undefined;
		const wentBack = clocks !== undefined && deviceNow < clocks.device;
		const doubtful = pending.filter(
			({ madeAt, sentAnyway }) =>
				// The person has asked for it in the knowledge of its age.
				sentAnyway !== true && (wentBack || madeAt > deviceNow || deviceNow - madeAt > OLDEST_MS)
		);
		return { doubtful, offset: clocks ? clocks.server - clocks.device : 0 };
	});
}
