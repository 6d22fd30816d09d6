/** Runs `work` with a signal that fires after `ms`, or together with one of `others`; frees both when it is done. */
export async function withLimit<T>(
	ms: number,
	others: readonly AbortSignal[],
	work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
	const limit = new AbortController();
	const stop = () => limit.abort();
	// One that has fired tells nobody who comes later.
	if (others.some(({ aborted }) => aborted)) stop();
	for (const other of others) other.addEventListener('abort', stop);
	const timer = setTimeout(stop, ms);
	try {
		return await work(limit.signal);
	} finally {
		clearTimeout(timer);
		for (const other of others) other.removeEventListener('abort', stop);
	}
}
