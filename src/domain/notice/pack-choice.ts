import type { Manifest, PackEntry, PackGroup } from './manifest.ts';
import type { NoticeHeader, NoticeKind } from './notice.ts';

/** What to keep on this device. Null means all, also what will be new one day. */
export interface PackChoice {
	kinds: NoticeKind[] | null;
	/** Questionnaire domains. What belongs to none or to several always comes with its kind. */
	domains: string[] | null;
}

export const everything: PackChoice = { kinds: null, domains: null };

/** The one domain of a notice; empty when it has none or several, so that no choice of one can miss it. */
export function groupDomain({ domains }: Pick<NoticeHeader, 'domains'>): string {
	return domains.length === 1 ? (domains[0] ?? '') : '';
}

export function isWanted({ groups }: Pick<PackEntry, 'groups'>, choice: PackChoice): boolean {
	// A pack that says nothing of its content is better here than missed.
	return groups.length === 0 || groups.some((group) => isChosen(group, choice));
}

export function wantedPacks({ packs }: Manifest, choice: PackChoice): PackEntry[] {
	return packs.filter((pack) => isWanted(pack, choice));
}

/** Bytes and notices of a kind within the chosen domains, and of a domain within the chosen kinds. */
export function weighChoice({ packs }: Manifest, { kinds, domains }: PackChoice) {
	const byKind = new Map<NoticeKind, GroupWeight>();
	const byDomain = new Map<string, GroupWeight>();
	for (const group of packs.flatMap((pack) => pack.groups)) {
		if (isChosen(group, { kinds: null, domains })) add(byKind, group.kind, group);
		if (isChosen(group, { kinds, domains: null })) add(byDomain, group.domain, group);
	}
	return { byKind, byDomain };
}

/** What comes along unchosen, because small groups share a pack with one that is chosen. */
export function weighUnchosen(manifest: Manifest, choice: PackChoice): GroupWeight {
	const unchosen = wantedPacks(manifest, choice)
		.flatMap((pack) => pack.groups)
		.filter((group) => !isChosen(group, choice));
	return {
		n: unchosen.reduce((sum, group) => sum + group.n, 0),
		bytes: unchosen.reduce((sum, group) => sum + group.bytes, 0)
	};
}

export interface GroupWeight {
	n: number;
	bytes: number;
}

function isChosen({ kind, domain }: PackGroup, { kinds, domains }: PackChoice): boolean {
	const hasDomain = domains === null || domain === '' || domains.includes(domain);
	return hasDomain && (kinds === null || kinds.includes(kind));
}

function add<Key>(weights: Map<Key, GroupWeight>, key: Key, { n, bytes }: PackGroup): void {
	const before = weights.get(key);
	weights.set(key, { n: n + (before?.n ?? 0), bytes: bytes + (before?.bytes ?? 0) });
}
