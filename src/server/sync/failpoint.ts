/** Named places of a batch where a test may pull the plug. */
export const failpoints = [
	'beforeBegin',
	'afterBegin',
	'afterLookup',
	'beforeEffect',
	'afterEffect',
	'beforeClock',
	'afterClock',
	'afterChanges',
	'beforeCommit',
	'afterCommit'
] as const;
export type Failpoint = (typeof failpoints)[number];

/** Awaited where it is called, so a test may also hold a batch at a place. */
export type PassPoint = (name: Failpoint) => void | Promise<void>;

/** `afterEffect:3` ends the process as a power cut would, the third time the point is passed. */
export function createFailpoint(text: string | undefined): PassPoint {
	if (!text) return () => {};
	const [name, count = '1'] = text.split(':');
	let left = Number(count);
	return (passed) => {
		if (passed !== name) return;
		left -= 1;
		if (left === 0) process.kill(process.pid, 'SIGKILL');
	};
}
