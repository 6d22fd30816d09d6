/** What a person may be in the system. One account has one role; an owner acts for firms, staff for stations. */
export const roles = [
	'owner',
	'liaisonOfficer',
	'adviser',
	'publisher',
	'reviewer',
	'supervisor',
	'administrator'
] as const;

export type Role = (typeof roles)[number];

/** The person behind a request, read fresh from the database each time, so a change of role binds at once. */
export interface Actor {
	accountId: string;
	name: string;
	role: Role;
	/** Firms the person acts for now; empty for staff. */
	firmIds: string[];
	/** Stations the person may see now; empty for owners and publishers. */
	stationIds: string[];
}

/**
 * The private feeds an account may pull. `notices` is public and not listed here.
 * Firms see `firm:<id>`, staff see `station:<id>`, editors of notices see `editorial`.
 */
export function scopesOf(actor: Actor): string[] {
	if (actor.role === 'owner') return actor.firmIds.map((id) => `firm:${id}`);
	const stations = actor.stationIds.map((id) => `station:${id}`);
	return isEditor(actor) ? [...stations, editorialScope] : stations;
}

/** The feed of manuscripts: one desk for the whole installation. */
export const editorialScope = 'editorial';

export function isEditor({ role }: Pick<Actor, 'role'>): boolean {
	return role === 'publisher' || role === 'reviewer';
}
