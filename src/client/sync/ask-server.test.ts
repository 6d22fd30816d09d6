import { expect, test, vi } from 'vitest';
import { askServer } from './ask-server.ts';

const ask = (answer: () => Promise<Response>, timeoutMs = 1000) =>
	askServer({ fetch: answer as typeof fetch }, '/x', { method: 'GET' }, timeoutMs);

test('a page that says 200 and is not JSON is not ours; a refusal without JSON keeps its status', async () => {
	const html = async () => new Response('<html>');
	expect(await ask(html)).toEqual({ kind: 'lost', reason: 'notOurs' });
	const proxy = async () => new Response('<html>', { status: 413 });
	expect(await ask(proxy)).toMatchObject({ kind: 'answer', status: 413, body: undefined });
});

test('an answer that begins and then hangs ends at the limit', async () => {
	vi.useFakeTimers();
	const hanging = ((_: string, init: RequestInit) => {
		const body = new ReadableStream({
			start(stream) {
				stream.enqueue(new TextEncoder().encode('{'));
				init.signal?.addEventListener('abort', () => stream.error(new Error('cut')));
			}
		});
		return Promise.resolve(new Response(body));
	}) as typeof fetch;
	const reply = askServer({ fetch: hanging }, '/x', { method: 'GET' }, 5000);
	await vi.advanceTimersByTimeAsync(5001);
	expect(await reply).toEqual({ kind: 'lost', reason: 'timeout' });
	vi.useRealTimers();
});

test('how long to wait is read from the header, else from the body', async () => {
	const headers = { 'retry-after': '7' };
	expect(await ask(async () => Response.json({}, { status: 503, headers }))).toMatchObject({
		retryAfterMs: 7000
	});
	expect(await ask(async () => Response.json({ retryAfter: 5 }, { status: 503 }))).toMatchObject({
		retryAfterMs: 5000
	});
	expect(await ask(async () => Response.json({}, { status: 503 }))).toMatchObject({
		retryAfterMs: null
	});
});

test('a round that is over asks nothing more', async () => {
	const fetch = ((_: string, { signal }: RequestInit) =>
		signal?.aborted
			? Promise.reject(new DOMException('cut', 'AbortError'))
			: Promise.resolve(Response.json({}))) as typeof globalThis.fetch;
	const ask = { fetch, signal: AbortSignal.abort() };
	expect(await askServer(ask, '/x', { method: 'GET' }, 1000)).toEqual({
		kind: 'lost',
		reason: 'timeout'
	});
});
