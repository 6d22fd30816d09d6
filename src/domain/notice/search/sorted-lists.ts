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

export function intersect(lists: Uint32Array[]): Uint32Array {
	const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
	if (!shortest) return new Uint32Array();
	return shortest.filter((passage) =>
		others.every((list) => list[lowerBound(list, passage)] === passage)
	);
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
