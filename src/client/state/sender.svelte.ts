import type { AutosavedDraft } from './autosaved-draft.svelte.ts';
import { outbox, type SendArgs } from './outbox.svelte.ts';

/** What a button that queues a command shows of it. A second press while the first is under way does nothing. */
export class Sender {
	busy = $state(false);
	/** Type of the command that could not be stored: the page offers what was typed as a file. Null when all is well. */
	notStored = $state<string | null>(null);

	/**
	 * True when it is on the disk. The draft it was written as stays there until then: only the queue's own
	 * transaction removes it.
	 */
	async send(args: SendArgs, draft?: AutosavedDraft<unknown>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.notStored = null;
		try {
			await draft?.flush();
			await outbox.send(draft ? { ...args, draftId: draft.id } : args);
			await draft?.end();
			return true;
		} catch {
			// A full disk, nearly always: the page says so and keeps the words.
			this.notStored = args.type;
			return false;
		} finally {
			this.busy = false;
		}
	}
}
