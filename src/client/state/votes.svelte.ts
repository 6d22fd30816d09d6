import { changeNote, readNote } from '#client/db/device-database';
import { listenForSyncTriggers } from '#client/platform/sync-triggers';
import { askServer, type Reply } from '#client/sync/ask-server';
import { coalesce } from './coalesce.ts';

/** What somebody on this device has said of a notice. */
export interface Vote {
	/** Made for this vote alone: the server counts it once, however often it comes. */
	id: string;
	useful: boolean;
	/** The server has answered, so nothing is owed. */
	isSent: boolean;
}

type Votes = Readonly<Record<number, Vote>>;

const noteKey = 'votes';
const timeoutMs = 10_000;

/** Votes are no one's: a reader has no account, so they wait beside the queues of accounts, one for each notice. */
class VoteBox {
	given = $state.raw<Votes>({});
	/** False when the browser refused to store: what waits is then lost with the tab, and the page says so. */
	isSaved = $state(true);
	#notBefore = 0;

	async load(): Promise<void> {
		try {
			this.given = this.#join(await readNote<Votes>(noteKey));
		} catch {
			this.isSaved = false;
		}
	}

	/** The first word on a notice stays. */
	async give(number: number, useful: boolean): Promise<void> {
		const vote = { id: crypto.randomUUID(), useful, isSent: false };
		await this.#change((votes) => ({ [number]: vote, ...votes }));
		await this.send();
	}

	/** What waits goes one after the other. Nothing that waits, nothing asked. */
	send = coalesce(async () => {
		await this.load();
		if (performance.now() < this.#notBefore) return;
		for (const [number, vote] of Object.entries(this.given)) {
			if (!vote.isSent && !(await this.#sendOne(Number(number), vote))) return;
		}
	});

	/** For a person who leaves this device: what was said is forgotten, what waits still goes. */
	async forgetSent(): Promise<void> {
		await this.#change((votes) =>
			Object.fromEntries(Object.entries(votes).filter(([, { isSent }]) => !isSent))
		);
	}

	async #sendOne(number: number, { id, useful }: Vote): Promise<boolean> {
		const path = `/api/v1/notices/${number}/useful`;
		const body = JSON.stringify({ id, useful });
		// Whoever is signed in stays out of it.
		const init = { method: 'POST', credentials: 'omit', body } as const;
		const reply = await askServer({ fetch }, path, init, timeoutMs);
		if (!isJudged(reply)) {
			const waitMs = reply.kind === 'answer' ? (reply.retryAfterMs ?? 0) : 0;
			this.#notBefore = performance.now() + waitMs;
			return false;
		}
		await this.#change((votes) => {
			const vote = votes[number];
			return vote?.id === id ? { ...votes, [number]: { ...vote, isSent: true } } : votes;
		});
		return true;
	}

	async #change(change: (votes: Votes) => Votes): Promise<void> {
		try {
			const join = (stored: Votes | null) => change(this.#join(stored));
			this.given = (await changeNote<Votes>(noteKey, join)) ?? {};
			this.isSaved = true;
		} catch {
			this.given = change(this.given);
			this.isSaved = false;
		}
	}

	/** What could not be stored lives in this tab alone. */
	#join(stored: Votes | null): Votes {
		return { ...this.given, ...stored };
	}
}

/** Counted, or refused for good: the notice is gone. A busy server judges nothing, nor does somebody else's page. */
function isJudged(reply: Reply): boolean {
	if (reply.kind === 'lost' || reply.body === undefined) return false;
	return reply.status < 500 && reply.status !== 429;
}

export const votes = new VoteBox();

/** Sends at the start and whenever there may be a network again. */
export function startVotes(): () => void {
	const send = () => void votes.send();
	send();
	return listenForSyncTriggers(send, send);
}
