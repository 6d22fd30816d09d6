import { overlayAttachments, type AttachmentView } from '#domain/sync/overlay-attachment';
import { overlay, type OpinionView, type RequestView } from '#domain/sync/overlay';
import { readMirror, type MirrorContents } from '#client/sync/read-mirror';
import { spaceOf } from './account-space.ts';
import { outbox } from './outbox.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

export type { AttachmentView, OpinionView, RequestView };

const nothing: MirrorContents = { rows: [], cursorsByScope: new Map() };

/** The person's records: what the server last sent, with this device's own queued work laid over it. */
class Records {
	#mirror = $state.raw<MirrorContents>(nothing);
	/** Those rows with this device's queue and who is at it: what every overlay reads. */
	readonly state = $derived.by(() => ({
		rows: this.#mirror.rows,
		cursorsByScope: this.#mirror.cursorsByScope,
		timelines: outbox.timelines,
		commands: outbox.commands,
		sendingIds: outbox.sendingIds,
		signedIn: signIn.account !== null && signIn.status === 'signedIn'
	}));
	#views = $derived.by(() =>
		overlay({
			...this.state,
			known: {
				personName: signIn.account?.name ?? '',
				firms: signIn.account?.firms ?? [],
				stations: signIn.account?.stations ?? []
			}
		})
	);
	#attachments = $derived.by(() => overlayAttachments(this.state));

	/** False until the device has been read once: show nothing yet, not "nothing there". */
	ready = $state(false);

	/** Newest first. */
	get requests(): RequestView[] {
		return this.#views.requests;
	}

	get opinions(): OpinionView[] {
		return this.#views.opinions;
	}

	/** What the feed holds of a kind that nobody writes to on this device. */
	rowsOf(kind: string): Array<Record<string, unknown>> {
		return this.#mirror.rows.filter((row) => row.k === kind).map((row) => row.d);
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

	attachmentsOf(requestId: string): AttachmentView[] {
		return this.#attachments.filter((attachment) => attachment.requestId === requestId);
	}

	/** The court is looking at a file: its verdict comes within seconds. */
	get isChecking(): boolean {
		return this.#attachments.some(({ state }) => state === 'quarantined');
	}

	async reload(): Promise<void> {
		await signIn.restore();
		const { mirror } = spaceOf(signIn.account?.accountId ?? null);
		this.#mirror = mirror ? await readMirror(mirror) : nothing;
		this.ready = true;
	}
}

export const records = new Records();
