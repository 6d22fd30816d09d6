/**
 * Calls back when the frame that is being made is on the screen. What runs in one frame delays it
 * together, so long work is cut into several. The answer takes the call back.
 */
export function afterFrame(work: () => void): () => void {
	let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(work)));
	return () => cancelAnimationFrame(frame);
}
