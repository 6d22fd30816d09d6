export type Release = () => void;

/** First come, first served. Call the returned function once; what it resolves with lets the next one in. */
export function createMutex(): () => Promise<Release> {
	let last: Promise<void> = Promise.resolve();
	return async () => {
		const before = last;
		let release: Release = () => {};
		last = new Promise((resolve) => (release = resolve));
		await before;
		return release;
	};
}
