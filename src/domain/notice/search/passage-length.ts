/** Length of a passage in one byte: 32 steps for each doubling, good to a fiftieth. */
export function lengthByte(length: number): number {
	return Math.min(255, Math.round(Math.log2(length / 8 + 1) * 32));
}

export function byteToLength(byte: number): number {
	return (2 ** (byte / 32) - 1) * 8;
}

/** A long passage has some of everything, so what is found in it says less. */
export function lengthWeight(length: number): number {
	return 10 / Math.sqrt(length + 20);
}
