import type { PackEntry } from '#domain/notice/manifest';

/** Loads and stores one pack. `onHalf` may be called when half of it is here. */
export type PullPack = (entry: PackEntry, signal: AbortSignal, onHalf: () => void) => Promise<void>;

/**
 * One pack after the other. The next is asked for when half of one is here: the line never waits for an
 * answer, and the first is hardly slowed by the second. After a failure nothing new is begun, and what
 * is under way ends before the error goes on.
 */
export async function pullPacks(
	entries: readonly PackEntry[],
	signal: AbortSignal,
	pull: PullPack
): Promise<void> {
	const stop = new AbortController();
	const forward = () => stop.abort();
	signal.addEventListener('abort', forward);
	const underWay: Promise<void>[] = [];
	let failure: { error: unknown } | null = null;
	let begun = 0;

	function beginNext(): void {
		const entry = entries[begun];
		if (!entry || stop.signal.aborted) return;
		begun++;
		let isHalf = false;
		const onHalf = () => {
			if (isHalf) return;
			isHalf = true;
			beginNext();
		};
		const done = pull(entry, stop.signal, onHalf).then(onHalf, (error: unknown) => {
			failure ??= { error };
			stop.abort();
		});
		underWay.push(done);
	}

	try {
		beginNext();
		// The list grows while it is waited for.
		for (let at = 0; at < underWay.length; at++) await underWay[at];
		if (failure) throw (failure as { error: unknown }).error;
	} finally {
		signal.removeEventListener('abort', forward);
	}
}
