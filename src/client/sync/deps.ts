import type { UploadBlob } from '#client/files/upload-end';
import type { Mechanisms } from '#domain/sync/mechanisms';
import type { PassCrashPoint } from './crash-points.ts';

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
	/** Nothing may reach our server just now. It may be wrong, so it only makes us ask first. */
	looksOffline?(): boolean;
	/** Does our own server answer? */
	probe(signal: AbortSignal): Promise<boolean>;
	/** Packs a long body; null when it goes as it is. Left out: nothing is packed. */
	pack?: (text: string) => Promise<Uint8Array<ArrayBuffer> | null>;
	/** Something stored has changed; other tabs want to know. */
	notify(what: 'outbox' | 'mirror'): void;
	/** Loads what sends files; left out where nothing can (the worker). */
	loadUploader?(): Promise<UploadBlob>;
	/** Bytes of a file that the server has said it has. */
	onUpload?(sha256: string, sent: number, total: number): void;
	/** Commands on their way right now; empty when the request has ended. */
	onSending(ids: string[]): void;
	/** All of them, unless a test says otherwise. */
	mechanisms?: Mechanisms;
	/** How long one round may hold the others up, ms. Left out: a minute. */
	roundMs?: number;
	/** Tests only: crash or wait here. Left out: nothing happens. */
	point?: PassCrashPoint;
}
