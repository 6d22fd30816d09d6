const lockName = 'faqiao:notices';
/** A frozen tab may hold the lock for ever, and a pack stored twice does no harm. */
const lockPatienceMs = 60_000;

/** Several tabs bring packs one after the other. A browser without locks goes ahead. */
export async function inTurn<T>(
	locks: LockManager | null,
	signal: AbortSignal,
	work: () => Promise<T>
): Promise<T> {
	if (!locks) return work();
	const patience = new AbortController();
	const giveUp = () => patience.abort();
	const timer = setTimeout(giveUp, lockPatienceMs);
	signal.addEventListener('abort', giveUp);
	let started = false;
	try {
		return await locks.request(lockName, { signal: patience.signal }, () => {
			started = true;
			clearTimeout(timer);
			return work();
		});
	} catch (error) {
		if (started || signal.aborted) throw error;
		return await work();
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', giveUp);
	}
}
