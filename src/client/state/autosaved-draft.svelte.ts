import { unsavedWork } from '#client/platform/unsaved-work';
import { outbox } from './outbox.svelte.ts';

/** Well under the second a person may lose (row B30), well over the gap between two keys. */
const WAIT_MS = 500;

/**
 * Keeps what is being written on the disk. `change` after every key; the value is taken at the
 * moment of saving, so the last one always wins. After `end` nothing is written any more: a late
 * save would bring a draft back that has just been sent.
 */
export class AutosavedDraft<Value> {
	state = $state<'clean' | 'saving' | 'saved' | 'failed'>('clean');
	/** Device time of the last save. */
	savedAt = $state<number | null>(null);
	/** The last write failed. Stays until one succeeds, so that a warning does not come and go while somebody types. */
	hasFailed = $state(false);

	readonly id: string;
	#kind: string;
	#value: (() => Value) | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	#release: (() => void) | null = null;
	#ended = false;

	constructor(id: string, kind: string) {
		this.id = id;
		this.#kind = kind;
	}

	async read(): Promise<Value | null> {
		const draft = await outbox.readDraft(this.id);
		if (!draft) return null;
		this.savedAt = draft.savedAt;
		return draft.value as Value;
	}

	change(value: () => Value): void {
		if (this.#ended) return;
		this.#value = value;
		this.#release ??= unsavedWork.hold();
		this.state = 'saving';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), WAIT_MS);
	}

	/** Writes what waits, now: before a page is left, hidden or its content sent. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		const value = this.#value;
		this.#value = null;
		if (value && !this.#ended) {
			// One after another: two writes under way could land in the wrong order.
			this.#writing = this.#writing.then(() => this.#write(value()));
		}
		await this.#writing;
	}

	/** Call when the content was sent or thrown away. */
	async end(): Promise<void> {
		clearTimeout(this.#timer);
		this.#ended = true;
		this.#value = null;
		await this.#writing;
		this.#letGo();
	}

	async remove(): Promise<void> {
		await this.end();
		await outbox.removeDraft(this.id);
		this.savedAt = null;
		this.hasFailed = false;
		this.state = 'clean';
		this.#ended = false;
	}

	/** Phones kill hidden pages without a word, so what waits is written when the page goes out of sight. */
	watchPage(): () => void {
		const save = () => void this.flush();
		document.addEventListener('visibilitychange', save);
		addEventListener('pagehide', save);
		return () => {
			document.removeEventListener('visibilitychange', save);
			removeEventListener('pagehide', save);
			save();
		};
	}

	async #write(value: Value): Promise<void> {
		try {
			await outbox.saveDraft(this.id, this.#kind, value);
			this.savedAt = Date.now();
			this.hasFailed = false;
			if (this.#value === null) {
				this.state = 'saved';
				this.#letGo();
			}
		} catch {
			// The words are still on the screen; the page says that they are not stored.
			this.state = 'failed';
			this.hasFailed = true;
		}
	}

	#letGo(): void {
		this.#release?.();
		this.#release = null;
	}
}
