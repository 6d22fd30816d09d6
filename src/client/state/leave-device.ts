import { type AccountSpace, closeSpace, deleteSpace, spaceOf } from './account-space.ts';
import * as readingStore from './reading-store.ts';
import * as selfCheckStore from './self-check-store.ts';
import { signIn } from './sign-in.svelte.ts';
import { vault } from './vault.svelte.ts';
import { votes } from './votes.svelte.ts';

/** What happens to work that the court does not have yet when its owner signs out. */
export type UnsentChoice = 'keep' | 'discard';

/**
 * Signs out and takes what is private off this device: records, self-check, and the queue unless it
 * is to wait here, sealed, for the next sign-in of the same account. Works without a network.
 */
export async function leaveDevice(unsent: UnsentChoice): Promise<void> {
	const account = signIn.account?.accountId;
	const space = account === undefined ? null : spaceOf(account);
	// A 公用设备 keeps nothing whose key does not end with the tab.
	const keepQueue = unsent === 'keep' && !vault.isPublicDevice;
	await signIn.signOut();
	// Side by side: a silent server does not hold up the wipe, nor a sleeping tab the end of the session.
	await Promise.all([signIn.refresh(), space && wipe(space, keepQueue)]);
}

async function wipe(space: AccountSpace, keepQueue: boolean): Promise<void> {
	await closeSpace(space.account);
	if (keepQueue) await vault.close(space.account);
	else await vault.forget(space.account);
	await deleteSpace(space, keepQueue);
	await selfCheckStore.destroy();
	await readingStore.destroy();
	await votes.forgetSent();
}

/** Another tab has signed out: this one lets go of everything private, whether or not the server answers. */
export async function followOut(): Promise<void> {
	const account = signIn.account?.accountId;
	signIn.leave();
	if (account === undefined) return;
	vault.drop(account);
	await closeSpace(account);
	await votes.forgetSent();
}
