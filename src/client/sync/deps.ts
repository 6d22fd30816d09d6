/** Everything the queue and the sync need from outside, so that tests can lie to them. */
export interface SyncDeps {
	fetch: typeof globalThis.fetch;
	/** Device clock. Travels as `madeAt` and `sentAt`; decides nothing. */
	now(): number;
	/** Milliseconds of a clock that never jumps. */
	monotonic(): number;
	random(): number;
	newId(): string;
	/** Version of this app. */
	app: string;
	/** Null where the browser has none: locks are politeness between tabs, not correctness. */
	locks: LockManager | null;
	/** Does our own server answer? */
	probe(signal: AbortSignal): Promise<boolean>;
	/** Something stored has changed; other tabs want to know. */
	notify(what: 'outbox' | 'mirror'): void;
	/** Commands on their way right now; empty when the request has ended. */
	onSending(ids: string[]): void;
}
