import * as v from 'valibot';
import { roles } from '#domain/account/actor';
import { problemSchema } from '#domain/sync/wire';
import { readNote, removeNote, writeNote } from '#client/db/device-database';
import type { Box } from '#client/db/sealer';
import { askServer } from '#client/sync/ask-server';
import { LockedError, vault } from './vault.svelte.ts';

/** `locked`: somebody is signed in on this device, and their data may not be read now. */
export type SignInStatus = 'unknown' | 'anonymous' | 'signedIn' | 'expired' | 'locked';

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

/** Who used this device last. The name and the firms are sealed like everything else that is private. */
interface LastAccount {
	accountId: string;
	isStaff: boolean;
	profile: Box;
}

const ANSWER_MS = 8000;
/** Roles and firms change rarely; asked again when a page is looked at after this long. */
const GOOD_FOR_MS = 5 * 60_000;

class SignIn {
	status = $state<SignInStatus>('unknown');
	account = $state.raw<Account | null>(null);
	isStaff = $derived(this.account !== null && this.account.role !== 'owner');
	/** The server has confirmed `account` since this tab was opened. */
	confirmed = $state(false);

	/** This tab has just ended the sign-in: other tabs must let go too. */
	hasLeft = false;

	#listeners = new Set<() => void>();
	#restored: Promise<void> | null = null;
	#confirmedAt = -Infinity;

	/** Loads who used this device last. Done once; everything else waits for it. */
	restore(): Promise<void> {
		this.#restored ??= this.#readLast().then((last) => {
			if (this.status !== 'unknown') return;
			this.account = last === 'locked' ? null : last;
			this.status = last === 'locked' ? 'locked' : last ? 'signedIn' : 'anonymous';
		});
		return this.#restored;
	}

	/**
	 * Asks the server who is signed in. Without an answer the last known account stays. `isFresh`:
	 * the person has just signed in here, which opens what was locked.
	 */
	async refresh({ isFresh = false } = {}): Promise<SignInStatus> {
		await this.restore();
		const reply = await askServer({ fetch }, '/api/v1/me', { method: 'GET' }, ANSWER_MS);
		if (reply.kind === 'lost') return this.status;
		const account = v.safeParse(accountSchema, reply.body);
		if (reply.status === 200 && account.success) {
			if (await this.#isOwed(account.output.accountId, isFresh))
				await this.#endSession(account.output.accountId);
			else await this.#confirm(account.output, isFresh);
		} else if (reply.status === 401 && v.is(problemSchema, reply.body)) {
			// A locked phone stays locked: what is on it still belongs to whoever left it there.
			if (this.status !== 'locked') this.#set(this.account ? 'expired' : 'anonymous', this.account);
		}
		return this.status;
	}

	/** After the PIN: reads again who uses this device. */
	async unlocked(): Promise<void> {
		const last = await this.#readLast();
		if (last === 'locked') return;
		this.#set(last ? 'signedIn' : 'anonymous', last);
	}

	/** Locks in one gesture. False where there is no PIN to open it again. */
	async lock(): Promise<boolean> {
		if (!this.account || !(await vault.lock(this.account.accountId))) return false;
		this.#set('locked', null);
		return true;
	}

	isOld(): boolean {
		return performance.now() - this.#confirmedAt > GOOD_FOR_MS;
	}

	/** A request of ours was answered 401: the work stays and waits for the person to sign in. */
	expire(): void {
		if (this.status === 'signedIn') this.#set('expired', this.account);
	}

	/**
	 * Ends the sign-in on this device, for every tab at once. The server is told by the next `refresh`
	 * it answers. What is on the disk is `leaveDevice`'s business.
	 */
	async signOut(): Promise<void> {
		await writeNote('signOutOwed', this.account?.accountId ?? '');
		await removeNote('lastAccount');
		await vault.setPublicDevice(false);
		this.confirmed = false;
		this.hasLeft = true;
		this.#set('anonymous', null);
		this.hasLeft = false;
	}

	/** Another tab has signed out: nothing private stays on this screen, whether or not the server answers. */
	leave(): void {
		this.confirmed = false;
		this.#set('anonymous', null);
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Whether this session is one that was to end. Whoever has signed in since is not signed out for them. */
	async #isOwed(accountId: string, isFresh: boolean): Promise<boolean> {
		const owed = await readNote<string>('signOutOwed');
		if (owed === null) return false;
		if (owed === accountId && !isFresh) return true;
		await removeNote('signOutOwed');
		return false;
	}

	/** The name goes with it: between the question and this the next person may have signed in. */
	async #endSession(of: string): Promise<void> {
		const init = { method: 'POST' as const, body: JSON.stringify({ of }) };
		const reply = await askServer({ fetch }, '/api/v1/auth/sign-out', init, ANSWER_MS);
		// Any judged answer will do: a session the server no longer knows is ended too.
		if (reply.kind === 'answer' && reply.status < 500) await removeNote('signOutOwed');
	}

	async #confirm(account: Account, isFresh: boolean): Promise<void> {
		const { accountId } = account;
		const isStaff = account.role !== 'owner';
		vault.noteRole(accountId, isStaff);
		await vault.confirm(accountId, isFresh);
		try {
			const sealer = await vault.sealerOf(accountId);
			const profile = sealer.seal(account, profilePlace(accountId));
			// On a 公用设备 the next person at it must not find out who was here.
			if (!vault.isPublicDevice) {
				await writeNote('lastAccount', { accountId, isStaff, profile } satisfies LastAccount);
			}
		} catch (error) {
			if (!(error instanceof LockedError)) throw error;
			return this.#set('locked', null);
		}
		this.confirmed = true;
		this.#confirmedAt = performance.now();
		this.#set('signedIn', account);
	}

	async #readLast(): Promise<Account | 'locked' | null> {
		const last = await readNote<LastAccount>('lastAccount');
		if (!last) return null;
		vault.noteRole(last.accountId, last.isStaff);
		try {
			const sealer = await vault.sealerOf(last.accountId);
			const profile = v.safeParse(
				accountSchema,
				sealer.open(last.profile, profilePlace(last.accountId))
			);
			return profile.success ? profile.output : null;
		} catch (error) {
			// A profile that no longer opens is asked for again at the server.
			return error instanceof LockedError ? 'locked' : null;
		}
	}

	#set(status: SignInStatus, account: Account | null): void {
		const isNews =
			status !== this.status || JSON.stringify(account) !== JSON.stringify(this.account);
		this.status = status;
		this.account = account;
		if (isNews) for (const listener of this.#listeners) listener();
	}
}

function profilePlace(accountId: string): string {
	return JSON.stringify(['device', 'lastAccount', accountId]);
}

export const signIn = new SignIn();
