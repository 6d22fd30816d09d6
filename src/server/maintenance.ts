import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from './core.ts';
import { endLease, keepLease, takeLease } from './db/lease.ts';
import type { Files } from './files/create-files.ts';
import { isTemporary } from './sync/database-errors.ts';
import { runDueManuscripts } from './notice/manuscript/run-due.ts';
import { expireVotes } from './notice/reach/expire-votes.ts';
import { expireCommands } from './sync/expire-commands.ts';
import { expireResults } from './sync/expire-results.ts';
import { expireTombstones } from './sync/expire-tombstones.ts';
import { refreshDevices } from './sync/show-devices.ts';

const minute = 60_000;
const everyMs = 60 * minute;
/** Longer than any step; a process that dies in the middle holds the others up for no more than this. */
const holdMs = 10 * minute;
/** How often a process looks whether the work is due. */
const lookMs = 5 * minute;

/** Each is short, safe to stop anywhere and safe to do twice; their order does not matter. */
const steps: Record<string, (core: Core, files: Files) => Promise<number>> = {
	commands: expireCommands,
	results: expireResults,
	tombstones: expireTombstones,
	devices: refreshDevices,
	files: (_, files) => files.expire(),
	notices: runDueManuscripts,
	votes: expireVotes
};

export type MaintenanceReport = Record<string, number>;

export interface Maintenance {
	/** Null when another process is at it, or when it is not due (`force` is for the operator). */
	run(options?: { force?: boolean }): Promise<MaintenanceReport | null>;
	/** Looks from now on whether it is due; of all processes exactly one then works. Answers how to stop. */
	start(): () => Promise<void>;
}

/** Hourly upkeep of what is kept for a time only. */
export function createMaintenance(core: Core, files: Files): Maintenance {
	const { db, log, now } = core;

	async function run({ force = false } = {}): Promise<MaintenanceReport | null> {
		const lease = { name: 'maintenance', holder: randomUUID() };
		const startedAt = now().getTime();
		if (!(await takeLease(db, lease, { now: startedAt, holdMs, force }))) return null;
		const report: MaintenanceReport = {};
		for (const [name, step] of Object.entries(steps)) {
			if (!(await keepLease(db, lease, now().getTime() + holdMs))) return null;
			report[name] = await step(core, files);
		}
		await endLease(db, lease, startedAt + everyMs);
		log.info({ report }, 'upkeep done');
		return report;
	}

	function start() {
		const stop = new AbortController();
		const loop = (async () => {
			while (!stop.signal.aborted) {
				// Random, so that processes that started together do not ask together.
				await sleep(lookMs * (0.5 + Math.random()), undefined, { signal: stop.signal, ref: false });
				await run().catch((error: unknown) => {
					// Tried again at the next look; the lease runs out by then.
					const level = isTemporary(error) ? 'warn' : 'error';
					log[level]({ err: error }, 'upkeep failed');
				});
			}
			// The only thing that can end the loop is the abort of its sleep.
		})().catch(() => undefined);
		return async () => {
			stop.abort();
			await loop;
		};
	}

	return { run, start };
}
