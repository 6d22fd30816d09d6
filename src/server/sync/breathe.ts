import { setImmediate } from 'node:timers/promises';

/** Long enough to cost nothing, short enough that nobody who only reads feels it. */
const breathMs = 5;

/**
 * Lets the process answer others in the middle of long work. SQLite answers within the same turn of the
 * event loop, so a full batch would otherwise keep everybody waiting from its first command to its last.
 */
export function createBreather(): () => Promise<void> {
	let last = performance.now();
	return async () => {
		if (performance.now() - last < breathMs) return;
		await setImmediate();
		last = performance.now();
	};
}
