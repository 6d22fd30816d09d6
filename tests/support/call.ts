import type { TestServer } from './server.ts';

export interface Call {
	method?: string;
	cookie?: string | undefined;
	body?: unknown;
	headers?: Record<string, string>;
}

export interface Heard {
	status: number;
	text: string;
	headers: Headers;
}

/** As our own pages call: with an Origin on every write. Redirects are answers, not followed. */
export async function call(server: TestServer, path: string, ask: Call = {}): Promise<Heard> {
	const { method = 'GET', cookie, body, headers = {} } = ask;
	const response = await fetch(`${server.origin}${path}`, {
		method,
		redirect: 'manual',
		headers: {
			...(method === 'GET' ? {} : { origin: server.origin }),
			...(cookie ? { cookie } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers
		},
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	return { status: response.status, text: await response.text(), headers: response.headers };
}
