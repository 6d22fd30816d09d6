import type { TestServer } from './server.ts';

export interface Reader {
	server: TestServer;
	cookie: string;
}

export function postCommands({ server, cookie }: Reader, batch: unknown): Promise<Response> {
	return fetch(`${server.origin}/api/v1/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: typeof batch === 'string' ? batch : JSON.stringify(batch)
	});
}
