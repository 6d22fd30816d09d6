/**
 * Starts everything the device does by itself: who is signed in, what is queued, when to sync.
 * Call it once per tab, from the root layout, in the browser only; the answer stops it again.
 */
export function startDevice(): () => void {
	return () => {};
}
