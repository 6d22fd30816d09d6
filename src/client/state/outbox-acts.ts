import type { Result } from '#domain/result';
import { replaceCommand } from '#client/outbox/replace-command';
import { moveHold } from '#client/outbox/send-hold';
import { setAside as setAsideIn } from '#client/outbox/set-aside';
import { currentSpace, outbox } from './outbox.svelte.ts';

/** What a person does with their queue beyond sending and discarding. Loaded by the pages that show it. */

/** Sets an item aside, with what depends on it, until `outbox.retry` takes it back. */
export async function setAside(commandId: string): Promise<Result<string[], 'not_found'>> {
	const { outbox: queue } = await currentSpace();
	const done = await setAsideIn(queue, commandId);
	await outbox.reload();
	outbox.onStored();
	return done;
}

/** Answers a conflict with a new command in the old one's place. */
export async function answerConflict(
	commandId: string,
	answer: { baseRev: number; body: Record<string, unknown> }
): Promise<Result<string, 'not_found'>> {
	const { outbox: queue } = await currentSpace();
	const next = { ...answer, madeAt: Date.now() };
	const done = await replaceCommand(queue, commandId, next, () => crypto.randomUUID());
	await outbox.reload();
	if (done.ok) outbox.onQueued();
	return done;
}

/** The person has seen the list and wants it sent. */
export async function agreeToSend(): Promise<void> {
	const { outbox: queue } = await currentSpace();
	await moveHold(queue, { kind: 'agreed' });
	await outbox.reload();
	outbox.onQueued();
}

export async function askLater(): Promise<void> {
	const { outbox: queue } = await currentSpace();
	await moveHold(queue, { kind: 'later', at: Date.now() });
	await outbox.reload();
	outbox.onStored();
}
