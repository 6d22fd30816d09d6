/** Random numbers that a seed repeats (mulberry32): the same seed is the same story. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A seed of its own for each name under one seed, so that no draw depends on how many came before elsewhere. */
export function seedFor(seed: number, ...names: Array<string | number>): number {
	let hash = 2_166_136_261 ^ seed;
	for (const letter of names.join('/')) {
		hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
	}
	return hash >>> 0;
}
