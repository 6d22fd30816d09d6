import { withLimit } from '#client/sync/with-limit';

export type ReachabilityState = 'online' | 'offline' | 'unreachable' | 'unknown';

const PROBE_MS = 5000;

/**
 * Asks our own server for its name. The browser's word that there is a network is worth little:
 * a hotel's login page, a dead uplink and a stopped server all count as "online" to it.
 */
export async function probeServer(
	fetch: typeof globalThis.fetch,
	signal?: AbortSignal
): Promise<boolean> {
	return withLimit(PROBE_MS, signal ? [signal] : [], async (limit) => {
		try {
			const response = await fetch('/healthz', { cache: 'no-store', signal: limit });
			if (!response.ok) return false;
			const body = (await response.json()) as { service?: unknown } | null;
			return body?.service === 'faqiao';
		} catch {
			return false;
		}
	});
}

/** The browser's flag only chooses the words when our server has not answered. */
export function nameReachability(answered: boolean, browserSaysOnline: boolean): ReachabilityState {
	if (answered) return 'online';
	return browserSaysOnline ? 'unreachable' : 'offline';
}
