import { randomUUID } from 'node:crypto';
import type { SyncDeps } from '#client/sync/deps';

/** What a device of a test gets from outside: real clocks, no locks, no other tabs. A test says what differs. */
export function makeSyncDeps(given: Pick<SyncDeps, 'fetch'> & Partial<SyncDeps>): SyncDeps {
	return {
		now: () => Date.now(),
		monotonic: () => performance.now(),
		random: () => 0.5,
		newId: () => randomUUID(),
		app: 'test',
		locks: null,
		probe: async () => true,
		notify: () => {},
		onSending: () => {},
		...given
	};
}
