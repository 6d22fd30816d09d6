import type { Role } from '#domain/account/actor';

/** The little the frame of every page wants to know. Apart from `signIn`, whose storage the first page need not load. */
class Visitor {
	role = $state<Role | null>(null);
	/** Writes or reviews notices. */
	isEditor = $state(false);
	/** Locks this device in one gesture; null where there is no PIN to open it again. */
	lock = $state.raw<(() => void) | null>(null);
	/** Somebody's data is on this device and may not be read now. */
	isLocked = $state(false);
	isStaff = $derived(this.role !== null && this.role !== 'owner');
}

export const visitor = new Visitor();
