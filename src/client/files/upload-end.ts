import type { StoredBlob } from './blob-store.ts';
import type { TusFetchArgs } from './tus-fetch.ts';

/** How an attempt to send a file ended. Only `refused` and `missing` are final for this file. */
export type UploadEnd =
	| { end: 'complete' }
	/** Something more urgent wants the line, or the round is over. */
	| { end: 'paused' }
	| { end: 'later' }
	| { end: 'unreachable' }
	| { end: 'signIn' }
	| { end: 'otherAccount' }
	/** All bytes went up and were not those of the name. */
	| { end: 'wrongHash' }
	| { end: 'missing' }
	| { end: 'refused'; code: string };

/** Behind a type of its own, so that the code of tus is loaded only where there is a file to send. */
export type UploadBlob = (
	blob: StoredBlob | null,
	file: { sha256: string; firmId: string | null },
	args: TusFetchArgs & {
		onProgress(sent: number, total: number): void;
		/** Awaited between two pieces: a test may hold the device here. */
		passPart?(): void | Promise<void>;
		/** Asked after every piece. */
		shouldPause(): boolean;
	}
) => Promise<UploadEnd>;
