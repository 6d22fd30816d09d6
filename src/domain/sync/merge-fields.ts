type Body = Readonly<Record<string, unknown>>;

export type FieldOutcome =
	/** Both sides say the same now. */
	| 'same'
	/** Only this person changed it. */
	| 'yours'
	/** Only the other side changed it. */
	| 'current'
	/** Both did, differently: a person has to choose. */
	| 'clash';

export interface FieldMerge {
	/** Names the group in words and in picks. */
	field: string;
	yours: unknown;
	current: unknown;
	outcome: FieldOutcome;
}

export type Side = 'yours' | 'current';

/** Fields that only make sense together; the first one names the group. */
export type FieldGroups = ReadonlyArray<readonly [string, ...string[]]>;

/**
 * Three-way comparison, field by field. Without `base`, what the person saw when they began, every
 * difference counts as a clash: nothing is guessed.
 */
export function mergeFields(
	groups: FieldGroups,
	{ base, yours, current }: { base: Body | null; yours: Body; current: Body }
): FieldMerge[] {
	return groups.map((group) => {
		const [field] = group;
		const side = (body: Body) => JSON.stringify(group.map((name) => sorted(body[name] ?? null)));
		const [mine, theirs] = [side(yours), side(current)];
		const before = base === null ? null : side(base);
		const outcome: FieldOutcome =
			mine === theirs
				? 'same'
				: before === theirs
					? 'yours'
					: before === mine
						? 'current'
						: 'clash';
		return { field, yours: yours[field], current: current[field], outcome };
	});
}

/** The body to send; null while a clash has no pick. A pick also overrules what would merge by itself. */
export function mergedBody(
	groups: FieldGroups,
	merges: readonly FieldMerge[],
	sides: { yours: Body; current: Body },
	picks: Readonly<Record<string, Side>>
): Record<string, unknown> | null {
	const body: Record<string, unknown> = {};
	for (const [index, { field, outcome }] of merges.entries()) {
		const side =
			picks[field] ?? (outcome === 'clash' ? null : outcome === 'same' ? 'yours' : outcome);
		if (side === null) return null;
		for (const name of groups[index] ?? []) body[name] = sides[side][name] ?? null;
	}
	return body;
}

/** Key order says nothing: bodies have been through JSON and a database. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
