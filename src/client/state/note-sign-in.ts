import { moveHold } from '#client/outbox/send-hold';
import { spaceOf } from './account-space.ts';
import { outbox } from './outbox.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

/**
 * Tells the queue what the server has said about the sign-in, so that work queued before it ended
 * waits for the person's word. What only this device remembers is not the server's word.
 */
export async function noteSignIn(): Promise<void> {
	const { account, status, confirmed } = signIn;
	if (!account) return;
	const queue = spaceOf(account.accountId).outbox;
	if (status === 'expired') {
		if (outbox.hold?.phase === 'signedOut') return;
		outbox.hold = await moveHold(queue, { kind: 'signInEnded', at: Date.now() });
	} else if (status === 'signedIn' && confirmed) {
		const hold = await moveHold(queue, { kind: 'signedIn' });
		if (JSON.stringify(hold) !== JSON.stringify(outbox.hold)) await outbox.reload();
	}
}
