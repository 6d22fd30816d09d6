export interface Dice {
	/** From 0 up to, not including, `below`. */
	roll(below: number): number;
	chance(share: number): boolean;
	pick<T>(from: readonly T[]): T;
}

/**
 * Random numbers that belong to a place in a history and not to the moment they are drawn: what
 * happens to the third request of a tab is the same whichever tab was faster.
 */
export function diceOf(...place: number[]): Dice {
	let state = 0x9e3779b9;
	for (const part of place) state = mix(state ^ mix(part + 0x85ebca6b));
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		return (mix(state) >>> 0) / 4_294_967_296;
	};
	return {
		roll: (below) => Math.floor(next() * below),
		chance: (share) => next() < share,
		pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number]
	};
}

/** A turn of the event loop each, so that what runs at once takes turns in ever other ways. */
export async function pass(turns: number): Promise<void> {
	for (let turn = 0; turn < turns; turn++) {
		await new Promise<void>((resolve) => setImmediate(resolve));
	}
}

function mix(value: number): number {
	let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
	return mixed ^ (mixed >>> 16);
}
