/**
 * Makes a piece of work that looks at the newest state cheap to ask for often: while it runs, any
 * number of calls become one further run, which begins after the last of them.
 */
export function coalesce(work: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | null = null;
	let next: Promise<void> | null = null;

	function run(): Promise<void> {
		const done = work().finally(() => {
			if (running === done) running = null;
		});
		running = done;
		return done;
	}

	return () => {
		if (!running) return run();
		next ??= running
			.catch(() => undefined)
			.then(() => {
				next = null;
				return run();
			});
		return next;
	};
}
