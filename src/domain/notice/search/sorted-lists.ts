/** First place whose value is not below `value`. */
export function lowerBound(sorted: Uint32Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** What both have. */
export function intersect(one: Uint32Array, other: Uint32Array): Uint32Array {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	const common = new Uint32Array(short.length);
	// Walking beside each other is quicker than looking up, unless one list is far shorter.
	const isLookedUp = short.length * 16 < long.length;
	let length = 0;
	let at = 0;
	for (const value of short) {
		if (isLookedUp) at = lowerBound(long, value);
		else while ((long[at] ?? Infinity) < value) at++;
		if (long[at] === value) common[length++] = value;
	}
	return common.subarray(0, length);
}

export function unite(lists: Uint32Array[]): Uint32Array {
	if (lists.length === 1 && lists[0]) return lists[0];
	const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
	let length = 0;
	for (const list of lists) {
		all.set(list, length);
		length += list.length;
	}
	all.sort();
	let kept = 0;
	for (const passage of all) {
		if (kept === 0 || all[kept - 1] !== passage) all[kept++] = passage;
	}
	return all.subarray(0, kept);
}
