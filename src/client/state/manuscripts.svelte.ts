import { isEditor } from '#domain/account/actor';
import { overlayManuscripts, type ManuscriptView } from '#domain/sync/overlay-manuscript';
import { records } from './records.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

/** Notices in the hands of the editors, as this device knows them. Loaded by the pages of the editors only. */
class Manuscripts {
	#views = $derived.by(() => {
		const { account } = signIn;
		const me = { id: account?.accountId ?? '', name: account?.name ?? '' };
		return overlayManuscripts({ ...records.state, me });
	});

	/** Newest change first, discarded ones left out. */
	get all(): ManuscriptView[] {
		return this.#views.filter(({ status }) => status !== 'discarded');
	}

	get mayEdit(): boolean {
		return signIn.account !== null && isEditor(signIn.account);
	}

	find(id: string): ManuscriptView | null {
		return this.all.find((view) => view.id === id) ?? null;
	}
}

export const manuscripts = new Manuscripts();
