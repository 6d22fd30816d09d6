/** Read ahead of the disk, so that what has arrived is written even when the line breaks next. */
const aheadBytes = 1024 * 1024;
/** What is refused early is read on: an answer to a sender in the middle would be lost with the connection. */
const drainBytes = 1024 * 1024;
/** A sender that has not understood by then is cut off. */
const mostDrainBytes = 128 * 1024 * 1024;

export interface WatchedBody {
	request: Request;
	/** Reads what nobody has read. What is very long is read on while the answer is on its way. */
	drain(): Promise<void>;
}

/**
 * The same request with a body that simply ends where the line breaks, or where nothing has come for a
 * while: what arrived is kept, and the phone goes on from there. A sender that stops may not keep an
 * upload to itself; the time for a whole request is the HTTP server's own limit.
 */
export function watchBody(request: Request, idleMs: number): WatchedBody {
	if (!request.body) return { request, drain: async () => {} };
	const reader = request.body.getReader();
	let isOver = false;
	async function next(): Promise<Uint8Array | null> {
		if (isOver) return null;
		const chunk = await within(idleMs, reader.read()).catch(() => null);
		if (chunk === null || chunk.done) isOver = true;
		return chunk?.value ?? null;
	}
	async function skip(most: number): Promise<boolean> {
		for (let left = most; left > 0;) {
			const chunk = await next();
			if (!chunk) return true;
			left -= chunk.byteLength;
		}
		return false;
	}
	const body = new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const chunk = await next();
				if (chunk) controller.enqueue(chunk);
				else controller.close();
			}
		},
		new ByteLengthQueuingStrategy({ highWaterMark: aheadBytes })
	);
	const { method, headers } = request;
	return {
		request: new Request(request.url, { method, headers, body, duplex: 'half' } as RequestInit),
		async drain() {
			if (await skip(drainBytes)) return;
			void skip(mostDrainBytes).then((isOver) => (isOver ? undefined : reader.cancel()));
		}
	};
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('Nothing came.')), ms);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
