import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Content } from './make-content.ts';

export interface ContentServer {
	origin: string;
	/** What left it for the page, headers not counted. */
	counts: { requests: number; bytes: number };
	close(): Promise<void>;
}

/** Packs, pages of rows and, behind `/db`, a PouchDB server, for the page of one system. */
export async function serveContent(
	folder: string,
	content: Content,
	script: string,
	pouchdbPort: number
): Promise<ContentServer> {
	const counts = { requests: 0, bytes: 0 };
	const send = (
		response: ServerResponse,
		body: string | Buffer,
		headers: Record<string, string> = {}
	) => {
		counts.bytes += Buffer.byteLength(body);
		response.writeHead(200, { 'content-length': String(Buffer.byteLength(body)), ...headers });
		response.end(body);
	};
	const server = createServer(async (incoming, outgoing) => {
		const path = incoming.url ?? '/';
		if (path === '/') return send(outgoing, html, { 'content-type': 'text/html' });
		if (path === '/page.js') return send(outgoing, script, { 'content-type': 'text/javascript' });
		counts.requests++;
		if (path === '/api/v1/content/manifest.json') return send(outgoing, content.manifest);
		const sha = /^\/content\/packs\/([0-9a-f]{64})$/.exec(path)?.[1];
		if (sha) return send(outgoing, await readFile(join(folder, sha)));
		const page = /^\/rows\/([0-9]+)$/.exec(path)?.[1];
		if (page) {
			const bytes = await readFile(join(folder, `rows${page}`));
			const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
			return send(outgoing, bytes, headers);
		}
		if (!path.startsWith('/db')) return outgoing.writeHead(404).end();
		const { method, headers } = incoming;
		const onward = request({ port: pouchdbPort, path, method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.on('data', (chunk: Buffer) => (counts.bytes += chunk.length));
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		origin: `http://localhost:${address.port}`,
		counts,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

const html = '<!doctype html><meta charset="utf-8"><script src="/page.js" defer></script>';
