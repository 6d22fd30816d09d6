import {
	type Domain,
	findItem,
	type Item,
	type Questionnaire
} from '#domain/health-check/questionnaire';

/**
 * The questionnaire's texts for pages that only name an item of it. They are as heavy as a page, so
 * they are fetched when the first item is asked for, and what showed nothing then shows its words.
 */
class Questions {
	#questionnaire = $state.raw<Questionnaire | null>(null);
	#failed = $state(false);
	#loading = false;

	/** `loading` until the texts are here; null for an item they do not have, or when they do not come. */
	find(itemId: string): Item | 'loading' | null {
		return this.#ask((questionnaire) => findItem(questionnaire, itemId));
	}

	/** The same for a field of law. */
	findDomain(id: string): Domain | 'loading' | null {
		return this.#ask(({ domains }) => domains.find((domain) => domain.id === id) ?? null);
	}

	#ask<Found>(find: (questionnaire: Questionnaire) => Found | null): Found | 'loading' | null {
		if (this.#questionnaire) return find(this.#questionnaire);
		if (!this.#loading) void this.#load();
		return this.#failed ? null : 'loading';
	}

	async #load(): Promise<void> {
		this.#loading = true;
		try {
			const { questionnaire } = await import('#domain/health-check/questions');
			this.#questionnaire = questionnaire;
		} catch {
			this.#failed = true;
		}
	}
}

export const questions = new Questions();
