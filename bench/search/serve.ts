import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { projectRoot } from '../../tests/support/server.ts';
import type { ArticleContent } from './make-articles.ts';

const sqliteFolder = join(projectRoot, 'bench/peers/node_modules/@sqlite.org/sqlite-wasm/dist');
const types: Record<string, string> = { mjs: 'text/javascript', wasm: 'application/wasm' };
/** A page alone with itself may read a clock good to five microseconds. */
const alone = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-embedder-policy': 'require-corp'
};

export interface ArticleServer {
	origin: string;
	/** Script of the engine whose turn it is. */
	script: string;
	close(): Promise<void>;
}

export async function serveArticles({ packs, texts }: ArticleContent): Promise<ArticleServer> {
	const send = (response: ServerResponse, body: string | Uint8Array, type: string) => {
		response.writeHead(200, { 'content-type': type, ...alone });
		response.end(body);
	};
	const served: ArticleServer = { origin: '', script: '', close };
	const server = createServer(async (incoming, outgoing) => {
		const path = incoming.url ?? '/';
		if (path === '/') return send(outgoing, html, 'text/html');
		if (path === '/page.js') return send(outgoing, served.script, 'text/javascript');
		if (path === '/texts') return send(outgoing, JSON.stringify(texts), 'application/json');
		if (path === '/packs') {
			const rows = packs.map(({ sha }, at) => ({ sha, seq: packs.length - at, gone: [], dead: 0 }));
			return send(outgoing, JSON.stringify(rows), 'application/json');
		}
		const pack = packs.find(({ sha }) => path === `/packs/${sha}`);
		if (pack) return send(outgoing, pack.bytes, 'application/octet-stream');
		if (!path.startsWith('/sqlite/')) return outgoing.writeHead(404).end();
		const bytes = await readFile(join(sqliteFolder, basename(path)));
		send(outgoing, bytes, types[path.split('.').at(-1) ?? ''] ?? 'text/plain');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	served.origin = `http://localhost:${address.port}`;
	return served;

	async function close(): Promise<void> {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	}
}

const html = '<!doctype html><meta charset="utf-8"><script src="/page.js" defer></script>';
