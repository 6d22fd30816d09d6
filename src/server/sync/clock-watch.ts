import type { Meta } from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import { appendTimeline } from './timeline.ts';

/** The clock is behind what this process has seen committed: the database was put back under it. */
export class ClockWentBack extends Error {
	override name = 'ClockWentBack';
}

/**
 * What this process has seen of the history. A backup that is put back under a running server has no
 * start to notice it by, and a device that knows too much may come only after new work has moved the
 * clock on; this process knows at its very next look.
 */
export interface ClockWatch {
	/** Taken before a transaction begins: the clock it finds can only be at it or past it. */
	readonly floor: number;
	/** After a commit or a snapshot. */
	saw(clock: number, timelines: Meta['timelines']): void;
	/** Opens a timeline at the last point known to be common, and goes on from the clock as it is. */
	goOn(deps: Pick<Core, 'db' | 'now' | 'log'>): Promise<void>;
}

export function createClockWatch(): ClockWatch {
	let floor = 0;
	let known = new Set<string>();
	return {
		get floor() {
			return floor;
		},
		saw(clock, timelines) {
			floor = Math.max(floor, clock);
			known = new Set(timelines.map(({ id }) => id));
		},
		async goOn({ db, now, log }) {
			log.error({ floor }, 'the database was put back under this server: a new timeline begins');
			// Another process may have written meanwhile, so only what lies before a timeline that both
			// histories have is beyond doubt.
			await appendTimeline(db, now(), known);
			floor = 0;
		}
	};
}
