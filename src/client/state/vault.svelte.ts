import { fail, ok, type Result } from '#domain/result';
import type { KeyRecord, PinProblem } from '#client/db/data-key';
import { readNote, removeNote, writeNote } from '#client/db/device-database';
import type { Sealer } from '#client/db/sealer';
import { GUEST } from '#client/outbox/outbox-database';

/** What opens the data again: the PIN, a new sign-in, or only word from the server after a long silence. */
export type LockReason = 'pin' | 'signIn' | 'silence';

/** The data of `account` is on this device and may not be read now. Nothing is lost. */
export class LockedError extends Error {
	override name = 'LockedError';
	readonly account: string;
	readonly reason: LockReason;

	constructor(account: string, reason: LockReason) {
		super(`locked: ${reason}`);
		this.account = account;
		this.reason = reason;
	}
}

interface OpenKey {
	key: Uint8Array<ArrayBuffer>;
	sealer: Sealer;
}

const DAY_MS = 86_400_000;
/** Offline, private data stays open for a week after the last word from the server (decision 0007). */
const OWNER_DAYS = 7;
/** A staff phone shows other people's affairs: three days (row AC5). */
const STAFF_DAYS = 3;

const loadKeys = () => import('./vault-keys.ts');

/** Holds the keys of this tab, in memory only, and says what is locked. */
class Vault {
	/** Set while the data of the account on this device is locked. */
	locked = $state.raw<{ account: string; reason: LockReason } | null>(null);
	/** The account in use has a PIN. */
	hasPin = $state(false);
	/** 公用设备: keys live in this tab only, so that nothing written here can be read after it. */
	isPublicDevice = $state(false);

	#open = new Map<string, OpenKey>();
	#opening = new Map<string, Promise<Sealer>>();
	#restored: Promise<void> | null = null;
	#staff = new Set<string>();
	#now = () => Date.now();

	restore(): Promise<void> {
		this.#restored ??= readNote<boolean>('publicDevice').then((note) => {
			this.isPublicDevice = note === true;
		});
		return this.#restored;
	}

	/** Rejects with `LockedError` while the account is locked. */
	async sealerOf(account: string): Promise<Sealer> {
		const known = this.#open.get(account);
		if (known) return known.sealer;
		// One opening at a time: on a 公用设备 two would make two keys.
		const opening = this.#opening.get(account) ?? this.#openFor(account);
		this.#opening.set(account, opening);
		try {
			return await opening;
		} finally {
			this.#opening.delete(account);
		}
	}

	async #openFor(account: string): Promise<Sealer> {
		const keys = await loadKeys();
		await this.restore();
		if (this.isPublicDevice && account !== GUEST) return this.#keep(account, keys.randomKey());
		const record = await keys.ensureKeyRecord(account, this.#now());
		// Whoever has not signed in has no PIN and no server: the device opens their drafts by itself.
		const reason = account === GUEST ? null : this.#lockOf(record);
		if (reason) throw this.#lock(account, reason);
		const key = await keys.openByDevice(record);
		if (!key) throw this.#lock(account, 'signIn');
		if (account !== GUEST) this.hasPin = record.pin !== null;
		return this.#keep(account, key);
	}

	/** Decides how long the data stays open without the server; set before the first `sealerOf`. */
	noteRole(account: string, isStaff: boolean): void {
		if (isStaff) this.#staff.add(account);
		else this.#staff.delete(account);
	}

	async unlock(pin: string): Promise<Result<void, PinProblem>> {
		const keys = await loadKeys();
		const account = this.locked?.account;
		if (!account) return ok(undefined);
		const opened = await keys.openByPin(account, pin, this.#now());
		if (!opened.ok) return opened;
		const record = await keys.findKeyRecord(account);
		if (record && this.#isSilent(record)) {
			this.#lock(account, 'silence');
			return fail('none');
		}
		this.hasPin = true;
		await this.#keep(account, opened.value);
		return ok(undefined);
	}

	/** How long until the next try, and how many are left. */
	async tries(): Promise<{ waitMs: number; left: number }> {
		const keys = await loadKeys();
		const account = this.locked?.account;
		const record = account === undefined ? null : await keys.findKeyRecord(account);
		if (!record) return { waitMs: 0, left: keys.MOST_FAILURES };
		return {
			waitMs: keys.pinWaitMs(record, this.#now()),
			left: Math.max(0, keys.MOST_FAILURES - record.failures)
		};
	}

	/** Whether a forgotten PIN can be got round by a sign-in; without that a PIN could lock for good. */
	async hasWayBack(account: string): Promise<boolean> {
		const keys = await loadKeys();
		const record = await keys.findKeyRecord(account);
		return record !== null && record.share !== null;
	}

	async setPin(account: string, pin: string): Promise<void> {
		const keys = await loadKeys();
		await keys.setPin(account, this.#copyOfKey(account), pin);
		this.hasPin = true;
	}

	async removePin(account: string): Promise<void> {
		const keys = await loadKeys();
		await keys.removePin(account, this.#copyOfKey(account));
		this.hasPin = false;
	}

	/** Forgets the keys of this tab. Without a PIN the device would open everything again by itself. */
	async lock(account: string): Promise<boolean> {
		const keys = await loadKeys();
		const record = await keys.findKeyRecord(account);
		if (!record?.pin) return false;
		this.drop(account);
		this.#lock(account, 'pin');
		return true;
	}

	/**
	 * The server has just said that this account is signed in here. Straight after a sign-in it also
	 * gives out its share, which opens what a PIN or a sign-out has closed, and which is laid down as
	 * the way back for a forgotten PIN.
	 */
	async confirm(account: string, isFresh: boolean): Promise<void> {
		const keys = await loadKeys();
		await this.restore();
		if (this.isPublicDevice) return;
		const record = await keys.ensureKeyRecord(account, this.#now());
		await keys.noteContact(account, this.#now());
		const isClosed = record.open === null && record.pin === null && !this.#open.has(account);
		if (isFresh || isClosed || record.share === null) await this.#useShare(account, record);
		if (this.locked?.account === account && this.locked.reason === 'silence') {
			this.locked = record.pin ? { account, reason: 'pin' } : null;
		}
	}

	/** Nothing of the account can be read on this device any more. */
	async forget(account: string): Promise<void> {
		const keys = await loadKeys();
		this.drop(account);
		await keys.forgetKey(account);
		if (this.locked?.account === account) this.locked = null;
	}

	/** Signed out with work left here: the next sign-in, or the PIN, opens it. */
	async close(account: string): Promise<void> {
		const keys = await loadKeys();
		this.drop(account);
		await keys.closeDeviceWay(account);
		if (this.locked?.account === account) this.locked = null;
	}

	/** Chosen at the sign-in, for as long as this tab lives. */
	async setPublicDevice(isPublic: boolean): Promise<void> {
		this.isPublicDevice = isPublic;
		if (isPublic) await writeNote('publicDevice', true);
		else await removeNote('publicDevice');
	}

	async #useShare(account: string, record: KeyRecord): Promise<void> {
		const keys = await loadKeys();
		const share = await keys.askForShare(record.keyId);
		if (share === null) return;
		const known = this.#open.has(account)
			? this.#copyOfKey(account)
			: await keys.openByDevice(record);
		const key = known ?? (await keys.openByShare(account, share));
		if (!key) return;
		if (!record.share) await keys.setShare(account, key, share);
		await keys.reopenDeviceWay(account, key);
		this.hasPin = record.pin !== null;
		if (!this.#open.has(account)) await this.#keep(account, key);
	}

	#lockOf(record: KeyRecord): LockReason | null {
		if (record.pin) return 'pin';
		if (record.open === null) return 'signIn';
		return this.#isSilent(record) ? 'silence' : null;
	}

	#isSilent({ account, contactAt }: KeyRecord): boolean {
		const days = this.#staff.has(account) ? STAFF_DAYS : OWNER_DAYS;
		const since = this.#now() - contactAt;
		// A clock set far back would otherwise keep the data open for ever.
		return since > days * DAY_MS || since < -DAY_MS;
	}

	async #keep(account: string, key: Uint8Array<ArrayBuffer>): Promise<Sealer> {
		const { createSealer } = await loadKeys();
		const sealer = createSealer(key);
		this.#open.set(account, { key, sealer });
		if (this.locked?.account === account) this.locked = null;
		return sealer;
	}

	/** Forgets the key of this tab only. */
	drop(account: string): void {
		const known = this.#open.get(account);
		known?.sealer.forget();
		known?.key.fill(0);
		this.#open.delete(account);
	}

	#lock(account: string, reason: LockReason): LockedError {
		this.locked = { account, reason };
		return new LockedError(account, reason);
	}

	/** A lock wipes the key itself, perhaps in the middle of its being wrapped: then zeros would be kept. */
	#copyOfKey(account: string): Uint8Array<ArrayBuffer> {
		const known = this.#open.get(account);
		if (!known) throw new LockedError(account, 'pin');
		return known.key.slice();
	}
}

export const vault = new Vault();
