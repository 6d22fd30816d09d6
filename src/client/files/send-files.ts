import type { Outbox, QueuedCommand } from '#client/outbox/outbox-database';
import { readInOrder } from '#client/outbox/read-in-order';
import { parkCommand } from '#client/outbox/settle';
import type { SyncDeps } from '#client/sync/deps';
import { isWhole, openBlob } from './blob-store.ts';
import type { UploadEnd } from './upload-end.ts';

export type SendEnd =
	/** Nothing is left that could be sent now. */
	| { end: 'none' }
	/** Something is left that the server did not take now. */
	| { end: 'later' }
	/** One file is up: its command can go. */
	| { end: 'complete' }
	| RoundStop;

/** Not about this file: the next one would fare no better. */
type RoundStop = Extract<UploadEnd, { end: 'paused' | 'unreachable' | 'signIn' | 'otherAccount' }>;

export interface FileSender {
	/** Hashes of files the server has said are there: commands that need them may go. */
	readonly complete: ReadonlySet<string>;
	/** Begins a round: what was there may be gone, and what failed is tried again. */
	begin(): void;
	/** Sends the next file that a queued command waits for. */
	next(signal: AbortSignal, shouldPause: () => boolean): Promise<SendEnd>;
}

/** Files of one account's queue. Holds nothing but what this round has learned. */
export function createFileSender(outbox: Outbox, account: string, deps: SyncDeps): FileSender {
	const complete = new Set<string>();
	const tried = new Set<string>();
	let isLeft = false;

	async function next(signal: AbortSignal, shouldPause: () => boolean): Promise<SendEnd> {
		// Where nobody can send files (the worker), their commands simply wait.
		if (!deps.loadUploader) return { end: 'none' };
		for (;;) {
			const waiting = await nextWaiting();
			if (!waiting) return { end: isLeft ? 'later' : 'none' };
			const { command, sha256 } = waiting;
			// Its code comes over the same line as everything else.
			const upload = await deps.loadUploader().catch(() => null);
			if (!upload) return { end: 'unreachable' };
			const blob = await openBlob(outbox, sha256);
			const file = { sha256, firmId: command.filesOf ?? null };
			const end = await upload(blob, file, {
				fetch: deps.fetch,
				signal,
				account,
				shouldPause,
				passPart: () => deps.point?.('filePartSent'),
				onProgress: (sent, total) => deps.onUpload?.(sha256, sent, total)
			});
			if (end.end === 'complete') {
				complete.add(sha256);
				return end;
			}
			if (isAboutRound(end)) return end;
			tried.add(sha256);
			const parked = await whyParked(end, sha256);
			if (parked === null) {
				isLeft = true;
				continue;
			}
			await parkCommand(outbox, command.id, parked);
			deps.notify('outbox');
		}
	}

	async function whyParked(end: UploadEnd, sha256: string): Promise<string | null> {
		if (end.end === 'missing') return 'file_missing';
		if (end.end === 'refused') return end.code;
		// Either the way there or this device has changed a byte: only the latter is hopeless.
		if (end.end === 'wrongHash') return (await isWhole(outbox, sha256)) ? null : 'file_missing';
		return null;
	}

	async function nextWaiting(): Promise<{ command: QueuedCommand; sha256: string } | null> {
		const pending = await outbox.read(['command'], (tx) =>
			readInOrder(tx.objectStore('command'), 'pending')
		);
		for (const command of pending) {
			const sha256 = command.needs?.find((one) => !complete.has(one) && !tried.has(one));
			if (sha256 !== undefined) return { command, sha256 };
		}
		return null;
	}

	return {
		complete,
		begin() {
			complete.clear();
			tried.clear();
			isLeft = false;
		},
		next
	};
}

function isAboutRound(end: UploadEnd): end is RoundStop {
	return ['paused', 'unreachable', 'signIn', 'otherAccount'].includes(end.end);
}
