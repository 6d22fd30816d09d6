import { expect, test, vi } from 'vitest';
import { nameReachability, probeServer } from './reachability.ts';

const answering = (answer: () => Response) => (async () => answer()) as unknown as typeof fetch;

test('only our own server’s name counts as reached', async () => {
	expect(await probeServer(answering(() => Response.json({ ok: true, service: 'faqiao' })))).toBe(
		true
	);
	expect(await probeServer(answering(() => Response.json({ ok: true })))).toBe(false);
	expect(await probeServer(answering(() => new Response('<html>Wi-Fi sign-in</html>')))).toBe(
		false
	);
	expect(
		await probeServer(answering(() => Response.json({ service: 'faqiao' }, { status: 502 })))
	).toBe(false);
});

test('a server that accepts and says nothing is given up after five seconds', async () => {
	vi.useFakeTimers();
	const hanging = ((_: string, init: RequestInit) =>
		new Promise((_resolve, reject) =>
			init.signal?.addEventListener('abort', () => reject(new Error('cut')))
		)) as unknown as typeof fetch;
	const probe = probeServer(hanging);
	await vi.advanceTimersByTimeAsync(5001);
	expect(await probe).toBe(false);
	vi.useRealTimers();
});

test('the browser’s flag chooses the words and never the truth', () => {
	expect(nameReachability(true, false)).toBe('online');
	expect(nameReachability(false, true)).toBe('unreachable');
	expect(nameReachability(false, false)).toBe('offline');
});
