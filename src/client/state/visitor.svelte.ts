import type { Role } from '#domain/account/actor';

/** The little the frame of every page wants to know. Apart from `signIn`, whose storage the first page need not load. */
class Visitor {
	role = $state<Role | null>(null);
	isStaff = $derived(this.role !== null && this.role !== 'owner');
}

export const visitor = new Visitor();
