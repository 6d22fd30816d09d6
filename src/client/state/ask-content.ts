import { browser } from '$app/environment';

export type ContentReply =
	| { kind: 'answer'; status: number; body: unknown }
	/** `not_ours`: somebody else's page came in place of our server's answer. */
	| { kind: 'lost'; code: 'unreachable' | 'not_ours' };

/** After this the person gets what is on the device (row C15). */
const limitMs = 3000;

/** A public reading address. On the server this is a call within the process and has no limit. */
export async function askContent(
	fetch: typeof globalThis.fetch,
	path: string
): Promise<ContentReply> {
	const limit = new AbortController();
	const timer = browser ? setTimeout(() => limit.abort(), limitMs) : undefined;
	try {
		const response = await fetch(path, browser ? { signal: limit.signal } : {});
		if (response.status >= 500) return { kind: 'lost', code: 'unreachable' };
		const body = parseJson(await response.text());
		if (typeof body !== 'object' || body === null) return { kind: 'lost', code: 'not_ours' };
		return { kind: 'answer', status: response.status, body };
	} catch {
		return { kind: 'lost', code: 'unreachable' };
	} finally {
		clearTimeout(timer);
	}
}

/**
 * True when the server rendered this page and left the answer of this address in it. Hydration must
 * then use that answer and nothing from the device, or the page would change under the reader.
 */
export function isInPage(path: string): boolean {
	const selector = `script[data-sveltekit-fetched][data-url=${JSON.stringify(path)}]`;
	return browser && document.querySelector(selector) !== null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}
