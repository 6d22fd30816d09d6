import { overlay, type OpinionView, type RequestView } from '#domain/sync/overlay';
import { readMirror, type MirrorContents } from '#client/sync/read-mirror';
import { spaceOf } from './account-space.ts';
import { outbox } from './outbox.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

export type { OpinionView, RequestView };

const nothing: MirrorContents = { rows: [], cursorsByScope: new Map() };

/** The person's records: what the server last sent, with this device's own queued work laid over it. */
class Records {
	#mirror = $state.raw<MirrorContents>(nothing);
	#views = $derived.by(() =>
		overlay({
			rows: this.#mirror.rows,
			cursorsByScope: this.#mirror.cursorsByScope,
			commands: outbox.commands,
			sendingIds: outbox.sendingIds,
			signedIn: signIn.account !== null && signIn.status === 'signedIn',
			known: {
				personName: signIn.account?.name ?? '',
				firms: signIn.account?.firms ?? [],
				stations: signIn.account?.stations ?? []
			}
		})
	);

	/** False until the device has been read once: show nothing yet, not "nothing there". */
	ready = $state(false);

	/** Newest first. */
	get requests(): RequestView[] {
		return this.#views.requests;
	}

	get opinions(): OpinionView[] {
		return this.#views.opinions;
	}

	/** Server time of the last complete round, ISO; null before the first. */
	get syncedAt(): string | null {
		return outbox.syncedAt;
	}

	request(id: string): RequestView | null {
		return this.requests.find((request) => request.id === id) ?? null;
	}

	opinionsOf(requestId: string): OpinionView[] {
		return this.opinions.filter((opinion) => opinion.requestId === requestId);
	}

	async reload(): Promise<void> {
		await signIn.restore();
		const { mirror } = spaceOf(signIn.account?.accountId ?? null);
		this.#mirror = mirror ? await readMirror(mirror) : nothing;
		this.ready = true;
	}
}

export const records = new Records();
