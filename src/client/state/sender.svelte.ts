import { outbox, type SendArgs } from './outbox.svelte.ts';

/** What a button that queues a command shows of it. A second press while the first is under way does nothing. */
export class Sender {
	busy = $state(false);
	/** Type of the command that could not be stored: the page offers what was typed as a file. Null when all is well. */
	notStored = $state<string | null>(null);

	/** True when it is on the disk. */
	async send(args: SendArgs): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.notStored = null;
		try {
			await outbox.send(args);
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
