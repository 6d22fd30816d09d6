import type { PackRow } from './pack-repository.ts';

/** Below this many bytes a group is not worth packs of its own. */
export const ownPackBytes = 256 * 1024;
const deadShare = 0.3;
/** Packs of one tier that are joined; each tier is this many times larger than the one below. */
const fanIn = 4;
/** Upper ends of the tiers. */
const tierEnds = [16, 64, 256, 1024, 1536].map((kilobytes) => kilobytes * 1024);

/**
 * Packs to write again tonight. Log-structured: four packs of about one size become one of the next, so a
 * text is moved, and loaded anew by phones, a handful of times in its life, and the number of packs that
 * are not grown stays below three for each tier. Beside them: packs that are largely dead, and mixed ones
 * in which a group has become large enough for packs of its own.
 */
export function chooseMerges(packs: readonly PackRow[], live: Map<number, string>): PackRow[] {
	const chosen = new Set(packs.filter((pack) => isDead(pack, live) || isUnsorted(pack)));
	for (const home of groupBy(packs, homeOf).values()) {
		const tiers = groupBy(home, ({ bytes }) => tierOf(bytes));
		let risen = 0;
		// Larger ones are grown: only their dead texts are a reason to write them again.
		for (const tier of tierEnds.keys()) {
			const here = tiers.get(tier) ?? [];
			if (here.length + risen < fanIn) {
				risen = 0;
				continue;
			}
			for (const pack of here) chosen.add(pack);
			// Together they make about one pack of the next tier.
			risen = 1;
		}
	}
	return packs.filter((pack) => chosen.has(pack));
}

function isDead(pack: PackRow, live: Map<number, string>): boolean {
	const gone = pack.numbers.filter((number) => live.get(number) !== pack.sha).length;
	return gone > pack.numbers.length * deadShare;
}

function isUnsorted({ groups }: PackRow): boolean {
	// None: made by a version that did not sort.
	return groups.length !== 1 && (groups.length === 0 || groups.some(isLarge));
}

function isLarge({ bytes }: { bytes: number }): boolean {
	return bytes >= ownPackBytes;
}

/** Small packs are joined whatever is in them; the others among their own. */
function homeOf({ bytes, groups }: PackRow): string {
	const [only] = groups;
	return bytes >= ownPackBytes && only && groups.length === 1
		? `${only.kind} ${only.domain}`
		: 'mixed';
}

function tierOf(bytes: number): number {
	const tier = tierEnds.findIndex((end) => bytes < end);
	return tier === -1 ? tierEnds.length : tier;
}

function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
	const groups = new Map<Key, T[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return groups;
}
