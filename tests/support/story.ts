import { type CrashPoint, crashPoints } from '#client/sync/crash-points';
import { type Failpoint, failpoints } from '../../src/server/sync/failpoint.ts';
import { seedFor, seeded } from './seeded.ts';

/** One act of a person, of the officer, or of bad luck. `pick` chooses among what is there by then. */
export type Step =
	| { do: 'create' }
	| { do: 'correct' | 'withdraw' | 'officerReturns'; pick: number }
	| { do: 'round' | 'reload' | 'secondTab' | 'look' | 'offline' | 'online' | 'download' }
	| { do: 'backUp' }
	| { do: 'crashServer'; point: Failpoint }
	| { do: 'crashPhone'; point: CrashPoint; waitMs: number };

/** A story sends no files: the crash in the middle of one is a test of its own. */
export const storyPoints = crashPoints.filter((name) => name !== 'filePartSent');

const acts: Array<[weight: number, make: (random: () => number) => Step]> = [
	[9, () => ({ do: 'create' })],
	[9, (random) => ({ do: 'correct', pick: pickFrom(random) })],
	[3, (random) => ({ do: 'withdraw', pick: pickFrom(random) })],
	[4, (random) => ({ do: 'officerReturns', pick: pickFrom(random) })],
	[7, () => ({ do: 'round' })],
	[1, () => ({ do: 'reload' })],
	[1, () => ({ do: 'secondTab' })],
	[1, () => ({ do: 'offline' })],
	[2, () => ({ do: 'online' })],
	[1, () => ({ do: 'look' })]
];
const weights = acts.reduce((sum, [weight]) => sum + weight, 0);

/**
 * The story of a seed: a long row of small acts with its crashes spread over it. Ten seeds that
 * follow each other crash the device and the server at every named point.
 */
export function storyOf(seed: number, length: number): Step[] {
	const random = seeded(seedFor(seed, 'story'));
	const steps = Array.from({ length }, () => drawStep(random));
	const point = storyPoints[seed % storyPoints.length] ?? 'enqueued';
	const failpoint = failpoints[seed % failpoints.length] ?? 'beforeBegin';
	const crash: Step = { do: 'crashPhone', point, waitMs: Math.floor(random() * 120) };
	const third = Math.floor(length / 3);
	// Only what has read nothing yet reads more than one page, and only a restored server makes a reset.
	if (point === 'pageApplied') steps.unshift(crash);
	else if (point === 'resetBegun') {
		steps.splice(2 * third, 0, crash);
		steps.splice(third, 0, { do: 'backUp' });
	} else steps.splice(third + Math.floor(random() * third), 0, crash);
	steps.splice(1 + Math.floor(random() * third), 0, { do: 'crashServer', point: failpoint });
	if (seed % 3 === 0) steps.splice(Math.floor(random() * length), 0, { do: 'download' });
	return steps;
}

function drawStep(random: () => number): Step {
	let left = random() * weights;
	for (const [weight, make] of acts) {
		left -= weight;
		if (left < 0) return make(random);
	}
	return { do: 'round' };
}

function pickFrom(random: () => number): number {
	return Math.floor(random() * 1000);
}
