/** Beyond this the connection is cut; an honest sender is never so far over a limit. */
const drainBytes = 4 * 1024 * 1024;

/**
 * The same request with a body that ends in an error after so many bytes: for senders that do not say
 * how much they send. `refuse` throws what the framework turns into the answer.
 */
export function boundBody(request: Request, maxBytes: number, refuse: () => never): Request {
	if (!request.body || request.headers.has('content-length')) return request;
	const reader = request.body.getReader();
	let size = 0;
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await reader.read();
			if (done) return controller.close();
			size += value.byteLength;
			if (size <= maxBytes) return controller.enqueue(value);
			await drain(reader, drainBytes - size);
			refuse();
		}
	});
	return new Request(request, { body, duplex: 'half' } as RequestInit);
}

/**
 * Reads what is refused to its end and forgets it: an answer to a sender that is still sending would be
 * lost, and the next request on the connection would wait behind the rest.
 */
export async function drainBody(request: Request): Promise<void> {
	if (request.body) await drain(request.body.getReader(), drainBytes);
}

/** Never cancels: that would end the connection before the answer. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<void> {
	try {
		for (let left = most; left > 0;) {
			const { value, done } = await reader.read();
			if (done) return;
			left -= value.byteLength;
		}
	} catch {
		// The sender has gone: nobody waits for the answer either.
	}
}
