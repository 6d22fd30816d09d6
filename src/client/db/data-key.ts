import { fail, ok, type Result } from '#domain/result';
import { changeNote, claimNote, noteKeys, readNote, removeNote } from './device-database.ts';

/**
 * How the data key of one account is kept on this device. The key itself is 32 random bytes and
 * never stored in clear: each way to it is wrapped by the device's own key, which no script can
 * export, and the better ways by a second one besides (decision 0007).
 */
export interface KeyRecord {
	version: 1;
	account: string;
	/** Names this key towards the server, which derives its share from it. */
	keyId: string;
	device: CryptoKey;
	/** Device key alone. Taken away when a PIN is set, and at a sign-out that leaves work behind. */
	open: Wrapped | null;
	pin: (Wrapped & { salt: Uint8Array<ArrayBuffer>; rounds: number }) | null;
	/** Device key and the share that the server gives out just after a sign-in. */
	share: Wrapped | null;
	failures: number;
	/** Device clock of the last failure; only spaces out the tries. */
	failedAt: number;
	/** Device clock of the last time the server said that this account is signed in here. */
	contactAt: number;
}

interface Wrapped {
	iv: Uint8Array<ArrayBuffer>;
	key: ArrayBuffer;
}

/** OWASP's figure for PBKDF2-HMAC-SHA-256: about a second on a cheap phone. */
export const PIN_ROUNDS = 600_000;
/** After so many wrong tries only a new sign-in opens the data: it is locked, never erased (row AC4). */
export const MOST_FAILURES = 10;
const FREE_FAILURES = 3;

const noteOf = (account: string) => `key:${account}`;

export async function findKeyRecord(account: string): Promise<KeyRecord | null> {
	return readNote<KeyRecord>(noteOf(account));
}

/** The record there is, or a new one that this device opens by itself. */
export async function ensureKeyRecord(account: string, now: number): Promise<KeyRecord> {
	const known = await findKeyRecord(account);
	if (known) return known;
	const device = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
	const record: KeyRecord = {
		version: 1,
		account,
		keyId: crypto.randomUUID(),
		device,
		open: await wrap(randomKey(), device, 'open'),
		pin: null,
		share: null,
		failures: 0,
		failedAt: 0,
		contactAt: now
	};
	return claimNote(noteOf(account), record);
}

export function randomKey(): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(32));
}

/** Null when this device alone may not open it. */
export async function openByDevice(record: KeyRecord): Promise<Uint8Array<ArrayBuffer> | null> {
	return record.open ? unwrap(record.open, record.device, 'open') : null;
}

export type PinProblem = 'wrong' | 'wait' | 'blocked' | 'none';

/** Milliseconds until the next try may be made: 0, then half a minute, doubling. */
export function pinWaitMs(record: Pick<KeyRecord, 'failures' | 'failedAt'>, now: number): number {
	const over = record.failures - FREE_FAILURES;
	if (over < 0) return 0;
	// A clock set back waits the full time again, a clock set forward gains one try: the count stays.
	const since = Math.max(0, now - record.failedAt);
	return Math.max(0, 2 ** over * 30_000 - since);
}

/**
 * Opens by PIN. The try is counted on the disk before it is made, so that killing the browser
 * gains none.
 */
export async function openByPin(
	account: string,
	pin: string,
	now: number
): Promise<Result<Uint8Array<ArrayBuffer>, PinProblem>> {
	let problem: PinProblem | null = null;
	const record = await changeNote<KeyRecord>(noteOf(account), (before) => {
		if (!before?.pin) problem = 'none';
		else if (before.failures >= MOST_FAILURES) problem = 'blocked';
		else if (pinWaitMs(before, now) > 0) problem = 'wait';
		if (!before || problem) return null;
		return { ...before, failures: before.failures + 1, failedAt: now };
	});
	if (problem || !record?.pin) return fail(problem ?? 'none');
	const outer = await pinKey(pin, record.pin.salt, record.pin.rounds);
	const key = await unwrapTwice(record.pin, record.device, outer, 'pin');
	if (!key) return fail(record.failures >= MOST_FAILURES ? 'blocked' : 'wrong');
	await updateRecord(account, (before) => ({ ...before, failures: 0 }));
	return ok(key);
}

/** From now on the PIN, or a new sign-in, is needed: this device alone no longer opens the data. */
export async function setPin(account: string, key: Uint8Array<ArrayBuffer>, pin: string) {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const outer = await pinKey(pin, salt, PIN_ROUNDS);
	const record = await requireRecord(account);
	const wrapped = await wrapTwice(key, record.device, outer, 'pin');
	await updateRecord(account, (before) => ({
		...before,
		open: null,
		pin: { ...wrapped, salt, rounds: PIN_ROUNDS },
		failures: 0
	}));
}

export async function removePin(account: string, key: Uint8Array<ArrayBuffer>): Promise<void> {
	const record = await requireRecord(account);
	const open = await wrap(key, record.device, 'open');
	await updateRecord(account, (before) => ({ ...before, open, pin: null, failures: 0 }));
}

/** `share`: 32 bytes that the server gives out only just after a sign-in of this account. */
export async function setShare(account: string, key: Uint8Array<ArrayBuffer>, share: string) {
	const record = await requireRecord(account);
	const wrapped = await wrapTwice(key, record.device, await shareKey(share), 'share');
	await updateRecord(account, (before) => ({ ...before, share: wrapped }));
}

/** Null when there is no such way, or the server's secret has changed since. */
export async function openByShare(
	account: string,
	share: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	const record = await findKeyRecord(account);
	if (!record?.share) return null;
	const key = await unwrapTwice(record.share, record.device, await shareKey(share), 'share');
	// Whoever has just signed in has proved more than a PIN proves.
	if (key) await updateRecord(account, (before) => ({ ...before, failures: 0 }));
	return key;
}

/** At a sign-out that leaves work behind: only PIN or sign-in lead back, where one of them is there. */
export async function closeDeviceWay(account: string): Promise<void> {
	await changeNote<KeyRecord>(noteOf(account), (before) =>
		before && (before.pin || before.share) ? { ...before, open: null } : null
	);
}

/** After a sign-in without a PIN the device opens the data by itself again. */
export async function reopenDeviceWay(account: string, key: Uint8Array<ArrayBuffer>) {
	const record = await requireRecord(account);
	if (record.pin || record.open) return;
	const open = await wrap(key, record.device, 'open');
	await updateRecord(account, (before) => (before.pin ? before : { ...before, open }));
}

export async function noteContact(account: string, now: number): Promise<void> {
	await changeNote<KeyRecord>(noteOf(account), (before) =>
		before ? { ...before, contactAt: now } : null
	);
}

export async function accountsWithKeys(): Promise<string[]> {
	return (await noteKeys('key:')).map((name) => name.slice('key:'.length));
}

/** Without its key what is left of the account on the disk is noise. */
export function forgetKey(account: string): Promise<void> {
	return removeNote(noteOf(account));
}

async function requireRecord(account: string): Promise<KeyRecord> {
	const record = await findKeyRecord(account);
	if (!record) throw new Error('no key for this account');
	return record;
}

async function updateRecord(account: string, change: (before: KeyRecord) => KeyRecord) {
	await changeNote<KeyRecord>(noteOf(account), (before) => (before ? change(before) : null));
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number) {
	const material = await importBytes(new TextEncoder().encode(pin), 'PBKDF2', ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

function shareKey(share: string): Promise<CryptoKey> {
	const bytes = Uint8Array.from(atob(share), (letter) => letter.charCodeAt(0));
	return importBytes(bytes, 'AES-GCM', ['encrypt', 'decrypt']);
}

function importBytes(bytes: Uint8Array<ArrayBuffer>, name: string, usages: KeyUsage[]) {
	return crypto.subtle.importKey('raw', bytes, name, false, usages);
}

async function wrap(key: BufferSource, by: CryptoKey, way: string): Promise<Wrapped> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	return { iv, key: await crypto.subtle.encrypt(parametersOf(iv, way), by, key) };
}

async function unwrap(
	{ iv, key }: Wrapped,
	by: CryptoKey,
	way: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt(parametersOf(iv, way), by, key));
	} catch {
		// WebCrypto says no more than "no": a wrong key and a damaged box look alike.
		return null;
	}
}

/** Inside by the second key, outside by the device's: the second alone opens nothing elsewhere. */
async function wrapTwice(key: BufferSource, device: CryptoKey, second: CryptoKey, way: string) {
	const inner = await wrap(key, second, way);
	const joined = new Uint8Array([...inner.iv, ...new Uint8Array(inner.key)]);
	return wrap(joined, device, way);
}

async function unwrapTwice(wrapped: Wrapped, device: CryptoKey, second: CryptoKey, way: string) {
	const joined = await unwrap(wrapped, device, way);
	if (!joined) return null;
	return unwrap({ iv: joined.slice(0, 12), key: joined.slice(12).buffer }, second, way);
}

function parametersOf(iv: Uint8Array<ArrayBuffer>, way: string): AesGcmParams {
	return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`faqiao/${way}/1`) };
}
