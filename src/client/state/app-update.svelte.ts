import { unsavedWork } from '#client/platform/unsaved-work';

/** A newer version waits in the worker. It takes over when the person says so, never by itself. */
class AppUpdate {
	#accept = $state.raw<(() => void) | null>(null);
	#postponed = $state(false);
	/** Something on this page is not stored yet, so the page may not be loaded anew. */
	isBlocked = $state(false);
	isOffered = $derived(this.#accept !== null && !this.#postponed);
	/** Downloaded and waiting, whether the person has put off the question or not. */
	isHere = $derived(this.#accept !== null);

	constructor() {
		unsavedWork.watch(() => (this.isBlocked = unsavedWork.exists));
	}

	offer(accept: () => void): void {
		this.#accept = accept;
		this.#postponed = false;
	}

	/** Asks again at the next start, not in ten minutes. */
	later(): void {
		this.#postponed = true;
	}

	accept(): void {
		if (!this.isBlocked) this.#accept?.();
	}
}

export const appUpdate = new AppUpdate();
