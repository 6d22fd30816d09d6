import { expect, it } from 'vitest';
import { watchBody } from './watch-body.ts';

function requestOf(source: ReadableStream<Uint8Array>): Request {
	return new Request('http://localhost/', {
		method: 'PATCH',
		body: source,
		duplex: 'half'
	} as RequestInit);
}

it('keeps what came before the line broke', async () => {
	const pieces = [1, 2, 3];
	const source = new ReadableStream<Uint8Array>({
		pull(controller) {
			const piece = pieces.shift();
			if (piece) controller.enqueue(Uint8Array.of(piece));
			else controller.error(new Error('reset'));
		}
	});
	const { request } = watchBody(requestOf(source), 1000);
	expect([...new Uint8Array(await request.arrayBuffer())]).toEqual([1, 2, 3]);
});

it('ends where nothing comes any more', async () => {
	const source = new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(Uint8Array.of(7))
	});
	const { request } = watchBody(requestOf(source), 50);
	expect([...new Uint8Array(await request.arrayBuffer())]).toEqual([7]);
});

it('reads a refused body on, and cuts off one without an end', async () => {
	const short = new Blob(['x'.repeat(1000)]).stream();
	await watchBody(requestOf(short), 1000).drain();
	expect(short.locked).toBe(true);
	let given = 0;
	const isCut = new Promise<void>((resolve) => {
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				given += 1;
				controller.enqueue(new Uint8Array(1024 * 1024));
			},
			cancel: () => resolve()
		});
		// Answered long before the sender is cut off.
		void watchBody(requestOf(endless), 1000)
			.drain()
			.then(() => expect(given).toBeLessThan(10));
	});
	await isCut;
	expect(given).toBeGreaterThan(100);
});
