import { deleteDB } from 'idb';
import { accountsWithKeys } from '#client/db/data-key';
import { GUEST, openOutbox, type Outbox } from '#client/outbox/outbox-database';
import { sealPlain } from '#client/outbox/seal-plain';
import { mirrorName, oldMirrorNames, openMirror, type Mirror } from '#client/sync/mirror-database';
import { makeRoom } from './make-room.ts';
import { LockedError, vault } from './vault.svelte.ts';

/** The databases of one account on this device. A guest has a queue and no mirror. */
export interface AccountSpace {
	account: string;
	/** Stands in the names of its databases. */
	name: string;
	outbox: Outbox;
	mirror: Mirror | null;
}

const spaces = new Map<string, AccountSpace>();
/** On a 公用设备 every tab has databases of its own, whose key goes with the tab. */
const tab = crypto.randomUUID();

/** One connection per database and tab, however often a page asks. */
export function spaceOf(account: string | null): AccountSpace {
	const owner = account ?? GUEST;
	const known = spaces.get(owner);
	if (known) return known;
	const name = storeName(owner);
	const sealer = async () => {
		// Closed for good: a round still under way must not bring back what was taken off this device.
		if (spaces.get(owner) !== space) throw new LockedError(owner, 'signIn');
		return vault.sealerOf(owner);
	};
	const mirror = account === null ? null : openMirror(name, { sealer });
	const outbox: Outbox = openOutbox(name, { sealer, makeRoom: () => makeRoom(outbox) });
	const space: AccountSpace = { account: owner, name, outbox, mirror };
	spaces.set(owner, space);
	return space;
}

/** What an update leaves to do for an account's data; asked for at every start, does something once. */
export async function bringUpToDate({ name, outbox, mirror }: AccountSpace): Promise<void> {
	await sealPlain(outbox);
	if (mirror) for (const old of oldMirrorNames(name)) await deleteDB(old);
}

/** Another tab has done it, or this one is about to: nothing here may hold on to the databases. */
export async function closeSpace(account: string): Promise<void> {
	const space = spaces.get(account);
	spaces.delete(account);
	await space?.outbox.close();
	await space?.mirror?.close();
}

/** Takes the account's records off the disk, and its queue too unless that is to wait here for the owner. */
export async function deleteSpace(
	{ account, name }: AccountSpace,
	keepQueue: boolean
): Promise<void> {
	await closeSpace(account);
	await deleteDB(mirrorName(name));
	if (!keepQueue) await deleteDB(`outbox:${name}`);
}

/** How much other people have left unsent on this phone; no key is needed and no word of it is read. */
export async function countOthersUnsent(account: string | null): Promise<number> {
	let total = 0;
	for (const other of await accountsWithKeys()) {
		if (other === account || other === GUEST) continue;
		const queue = openOutbox(other);
		total += await queue.read(['command'], async (tx) => {
			const states = tx.objectStore('command').index('state');
			return (await states.count('pending')) + (await states.count('human'));
		});
		await queue.close();
	}
	return total;
}

function storeName(account: string): string {
	return vault.isPublicDevice && account !== GUEST ? `${account}:${tab}` : account;
}
