import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Proxy {
	origin: string;
	/** Every address that was asked for, in order. */
	asked: string[];
	/** Takes over some answers; null lets all through again. The hook answers true when it has answered. */
	interfere(hook: ((path: string, response: ServerResponse) => boolean) | null): void;
	/** Changes the body of one text file on its way. */
	rewrite(path: string, change: ((body: string) => string) | null): void;
	close(): Promise<void>;
}

/** What stands between a phone and the court on a bad day: a hotel's login page, a broken cache, a cut line. */
export async function startProxy(target: string): Promise<Proxy> {
	const { host, port } = new URL(target);
	const asked: string[] = [];
	const rewrites = new Map<string, (body: string) => string>();
	let hook: ((path: string, response: ServerResponse) => boolean) | null = null;

	const server = createServer((incoming, outgoing) => {
		const path = new URL(incoming.url ?? '/', target).pathname;
		asked.push(path);
		if (hook?.(path, outgoing)) return;
		const change = rewrites.get(path);
		const headers: Record<string, string | string[] | undefined> = { ...incoming.headers, host };
		// A changed body must be sent whole and readable.
		if (change)
			for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since'])
				delete headers[name];
		const onward = request(
			{ port, host: 'localhost', path: incoming.url, method: incoming.method, headers },
			(answer) => void pass(answer, outgoing, change)
		);
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	}).listen(0, 'localhost');
	await once(server, 'listening');

	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		asked,
		interfere: (given) => (hook = given),
		rewrite: (path, change) => (change ? rewrites.set(path, change) : rewrites.delete(path)),
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function pass(
	answer: IncomingMessage,
	outgoing: ServerResponse,
	change: ((body: string) => string) | undefined
): Promise<void> {
	const headers = { ...answer.headers };
	if (!change) {
		outgoing.writeHead(answer.statusCode ?? 502, headers);
		answer.pipe(outgoing);
		return;
	}
	let body = '';
	for await (const chunk of answer.setEncoding('utf8')) body += chunk;
	for (const name of ['content-length', 'etag', 'last-modified']) delete headers[name];
	outgoing.writeHead(answer.statusCode ?? 502, headers);
	outgoing.end(change(body));
}
