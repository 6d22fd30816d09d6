import { setTimeout as sleep } from 'node:timers/promises';
import { scanNext, type ScanDeps } from './scan-next.ts';

export interface Loop {
	stop(): Promise<void>;
}

/** How long a file waits at most; asking the index costs next to nothing. */
const everyMs = 2000;

/** Checks files one after another, for as long as the process lives. */
export function startScanLoop(deps: ScanDeps): Loop {
	const stopping = new AbortController();
	const { signal } = stopping;
	const running = (async () => {
		while (!signal.aborted) {
			const found = await scanNext(deps).catch((error: unknown) => {
				// The database may be away for a minute; the loop outlives that.
				deps.log.warn({ err: error }, 'the check of files is interrupted');
				return false;
			});
			// Cut short by `stop` alone.
			if (!found) await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
		}
	})();
	return {
		async stop() {
			stopping.abort();
			await running;
		}
	};
}
