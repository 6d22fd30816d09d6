import { dropBallast } from '#client/outbox/ballast';
import type { Outbox } from '#client/outbox/outbox-database';

/**
 * The disk is full and somebody's work wants in: notices go first, because they can be fetched
 * again, then the queue's own reserve. Answers whether a new try may help.
 */
export async function makeRoom(outbox: Outbox): Promise<boolean> {
	if (await dropOldestNotices()) return true;
	return dropBallast(outbox);
}

async function dropOldestNotices(): Promise<boolean> {
	try {
		// Asked for so rarely that its code need not be there before.
		const { store } = await import('./library-device.ts');
		return await store.dropOldestPack();
	} catch {
		// Public texts must never be the reason why private work is not saved: the reserve is next.
		return false;
	}
}
