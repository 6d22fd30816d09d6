/**
 * Every start of the server opens a timeline at the clock it finds. Two lists that part ways
 * show that a server came back from a backup, and from which point on its memory differs.
 */
export type Timelines = Array<{ id: string; from: number }>;

export type TimelineComparison =
	| { kind: 'same' }
	/** Everything after `point` may be unknown to the server now. */
	| { kind: 'parted'; point: number }
	/** The answer is older than what this device already knows: a late packet, not a newer truth. */
	| { kind: 'stale'; point: number };

export function compareTimelines(known: Timelines, offered: Timelines): TimelineComparison {
	const ids = new Map(known.map((entry, index) => [entry.id, index]));
	const start = offered.findIndex((entry) => ids.has(entry.id));
	const knownStart = ids.get(offered[start]?.id ?? '') ?? -1;
	// Old entries are pruned from the front of one list; if both begin differently they share no history.
	if (start === -1 || (start > 0 && knownStart > 0)) return { kind: 'parted', point: 0 };

	for (let step = 0; ; step += 1) {
		const mine = known[knownStart + step];
		const theirs = offered[start + step];
		if (!mine && !theirs) return { kind: 'same' };
		if (mine && theirs && mine.id === theirs.id) continue;
		// One that was opened late, after the clock had gone back and on again, starts below those before it.
		const rest = offered.slice(start + step).map(({ from }) => from);
		const point = Math.min(mine?.from ?? Infinity, ...rest);
		return { kind: theirs ? 'parted' : 'stale', point };
	}
}
