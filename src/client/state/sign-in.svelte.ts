import * as v from 'valibot';
import { roles } from '#domain/account/actor';
import { problemSchema } from '#domain/sync/wire';
import { readNote, removeNote, writeNote } from '#client/db/device-database';
import { askServer } from '#client/sync/ask-server';

export type SignInStatus = 'unknown' | 'anonymous' | 'signedIn' | 'expired';

const accountSchema = v.object({
	accountId: v.string(),
	name: v.string(),
	role: v.picklist(roles),
	firms: v.array(v.object({ id: v.string(), name: v.string() })),
	stations: v.array(
		v.object({ id: v.string(), name: v.object({ zh: v.string(), en: v.string() }) })
	),
	scopes: v.array(v.string())
});

/** Answer of `GET /api/v1/me`; the last one is remembered, so an owner works on with the server dead. */
export type Account = v.InferOutput<typeof accountSchema>;

const ANSWER_MS = 8000;
/** Roles and firms change rarely; asked again when a page is looked at after this long. */
const GOOD_FOR_MS = 5 * 60_000;

class SignIn {
	status = $state<SignInStatus>('unknown');
	account = $state.raw<Account | null>(null);
	/** The server has confirmed `account` since this tab was opened. */
	confirmed = $state(false);

	#listeners = new Set<() => void>();
	#restored: Promise<void> | null = null;
	#confirmedAt = -Infinity;

	/** Loads who used this device last. Done once; everything else waits for it. */
	restore(): Promise<void> {
		this.#restored ??= readNote<Account>('lastAccount').then((last) => {
			if (this.status !== 'unknown') return;
			this.account = last;
			this.status = last ? 'signedIn' : 'anonymous';
		});
		return this.#restored;
	}

	/** Asks the server who is signed in. Without an answer the last known account stays. */
	async refresh(): Promise<SignInStatus> {
		await this.restore();
		if (await readNote('signOutOwed')) await this.#endSession();
		const ask = { fetch: (...args: Parameters<typeof fetch>) => fetch(...args) };
		const reply = await askServer(ask, '/api/v1/me', { method: 'GET' }, ANSWER_MS);
		if (reply.kind === 'lost') return this.status;
		const account = v.safeParse(accountSchema, reply.body);
		if (reply.status === 200 && account.success) {
			this.confirmed = true;
			this.#confirmedAt = performance.now();
			await writeNote('lastAccount', account.output);
			this.#set('signedIn', account.output);
		} else if (reply.status === 401 && v.is(problemSchema, reply.body)) {
			this.#set(this.account ? 'expired' : 'anonymous', this.account);
		}
		return this.status;
	}

	isOld(): boolean {
		return performance.now() - this.#confirmedAt > GOOD_FOR_MS;
	}

	/** A request of ours was answered 401: the work stays and waits for the person to sign in. */
	expire(): void {
		if (this.status === 'signedIn') this.#set('expired', this.account);
	}

	/**
	 * Ends the sign-in on this device. The queue stays on the phone and is sent after the next
	 * sign-in of the same account. Without a network the server is told at the next chance.
	 */
	async signOut(): Promise<void> {
		await writeNote('signOutOwed', true);
		await removeNote('lastAccount');
		this.confirmed = false;
		this.#set('anonymous', null);
		await this.#endSession();
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async #endSession(): Promise<void> {
		const ask = { fetch: (...args: Parameters<typeof fetch>) => fetch(...args) };
		const init = { method: 'POST' as const, body: '{}' };
		const reply = await askServer(ask, '/api/v1/auth/sign-out', init, ANSWER_MS);
		// Any judged answer will do: a session the server no longer knows is ended too.
		if (reply.kind === 'answer' && reply.status < 500) await removeNote('signOutOwed');
	}

	#set(status: SignInStatus, account: Account | null): void {
		const isNews =
			status !== this.status || JSON.stringify(account) !== JSON.stringify(this.account);
		this.status = status;
		this.account = account;
		if (isNews) for (const listener of this.#listeners) listener();
	}
}

export const signIn = new SignIn();
