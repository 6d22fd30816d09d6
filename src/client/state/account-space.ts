import { GUEST, openOutbox, type Outbox } from '#client/outbox/outbox-database';
import { openMirror, type Mirror } from '#client/sync/mirror-database';

/** The databases of one account on this device. A guest has a queue and no mirror. */
export interface AccountSpace {
	account: string;
	outbox: Outbox;
	mirror: Mirror | null;
}

const spaces = new Map<string, AccountSpace>();

/** One connection per database and tab, however often a page asks. */
export function spaceOf(account: string | null): AccountSpace {
	const name = account ?? GUEST;
	const known = spaces.get(name);
	if (known) return known;
	const mirror = account === null ? null : openMirror(account);
	const space = { account: name, outbox: openOutbox(name), mirror };
	spaces.set(name, space);
	return space;
}
