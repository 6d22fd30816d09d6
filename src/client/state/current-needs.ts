import { quietUntil } from '#domain/sync/send-hold';
import { needsOf, type Need } from './needs.ts';
import { outbox } from './outbox.svelte.ts';
import { records } from './records.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

/** What needs the person at this moment, as this device knows it. */
export function currentNeeds(): Need[] {
	return needsOf({
		// A return or an opinion is the firm's to answer; staff have their own page for theirs.
		requests: signIn.isStaff ? [] : records.requests,
		opinions: signIn.isStaff ? [] : records.opinions,
		items: [...outbox.items, ...outbox.guestItems],
		isQuiet: quietUntil(outbox.hold, Date.now()) !== null
	});
}
