/** One step from the old list to the new one. */
export type Step<Item> =
	| { t: 'same'; before: Item; after: Item }
	| { t: 'removed'; before: Item }
	| { t: 'added'; after: Item };

/** Beyond this many comparisons the lists count as wholly different: a page must answer at once. */
const mostCells = 4_000_000;

/** The shortest way from one list to another, where `keyOf` says what is the same. */
export function align<Item>(
	before: readonly Item[],
	after: readonly Item[],
	keyOf: (item: Item) => string
): Step<Item>[] {
	const a = before.map(keyOf);
	const b = after.map(keyOf);
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head++;
	let tail = 0;
	while (
		tail < a.length - head &&
		tail < b.length - head &&
		a[a.length - 1 - tail] === b[b.length - 1 - tail]
	) {
		tail++;
	}
	const pairs = new Map<number, number>();
	for (let at = 0; at < head; at++) pairs.set(at, at);
	for (let at = 1; at <= tail; at++) pairs.set(a.length - at, b.length - at);
	const middle = longestCommon(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
	for (const [x, y] of middle) pairs.set(head + x, head + y);

	const steps: Step<Item>[] = [];
	let next = 0;
	const addUpTo = (end: number) => {
		for (; next < end; next++) steps.push({ t: 'added', after: after[next] as Item });
	};
	for (const [at, item] of before.entries()) {
		const partner = pairs.get(at);
		if (partner === undefined) {
			steps.push({ t: 'removed', before: item });
			continue;
		}
		addUpTo(partner);
		steps.push({ t: 'same', before: item, after: after[partner] as Item });
		next = partner + 1;
	}
	addUpTo(after.length);
	return steps;
}

/** Pairs of the longest common subsequence, in order. */
function longestCommon(a: readonly string[], b: readonly string[]): Array<[number, number]> {
	if (a.length * b.length > mostCells) return [];
	const width = b.length + 1;
	const lengths = new Uint16Array((a.length + 1) * width);
	const at = (x: number, y: number) => lengths[x * width + y] ?? 0;
	for (let x = a.length - 1; x >= 0; x--) {
		for (let y = b.length - 1; y >= 0; y--) {
			lengths[x * width + y] =
				a[x] === b[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
		}
	}
	const pairs: Array<[number, number]> = [];
	for (let x = 0, y = 0; x < a.length && y < b.length;) {
		if (a[x] === b[y]) pairs.push([x++, y++]);
		else if (at(x + 1, y) >= at(x, y + 1)) x++;
		else y++;
	}
	return pairs;
}
