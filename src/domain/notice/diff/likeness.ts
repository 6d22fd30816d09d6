/** Pairs of neighboring letters: what two wordings of one paragraph share, also where words were put between. */
export function pairsOf(text: string): Set<string> {
	const pairs = new Set<string>();
	for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
	return pairs;
}

/** Dice's measure: 1 when both have the same pairs. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const pair of a) if (b.has(pair)) shared++;
	return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
