import { once } from 'node:events';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { sendResponse } from './node-http.ts';
import type { BenchServer, System } from './system.ts';

/** The system's server with its page, its session and its backup; behind the proxy. */
export async function openCourt(system: System, folder: string) {
	const live = join(folder, 'live');
	const copy = join(folder, 'backup');
	await mkdir(live, { recursive: true });
	const script = await bundle(system.page);
	const worker = system.worker === undefined ? null : await bundle(system.worker);
	let server: BenchServer = await system.openServer(live);

	function serve(incoming: IncomingMessage, outgoing: ServerResponse): unknown {
		const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
		const send = (type: string, text: string) =>
			outgoing
				.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
				.end(text);
		if (pathname === '/')
			return send(
				'text/html',
				'<!doctype html><title>bench</title><script src="/page.js"></script>'
			);
		if (pathname === '/page.js') return send('text/javascript', script);
		// Another byte makes it another worker: that is what an app update is.
		if (pathname === '/worker.js')
			return send('text/javascript', `${worker}\n// ${searchParams.get('v')}`);
		if (pathname === '/healthz') return sendResponse(outgoing, 200, { service: 'faqiao' });
		if (!pathname.startsWith('/api/')) return outgoing.writeHead(404).end();
		const who = /who=(\w+)/.exec(incoming.headers.cookie ?? '')?.[1] ?? 'nobody';
		return server.handle(incoming, outgoing, who);
	}

	const listener = createServer((incoming, outgoing) => {
		// A handler that throws is the 500 of any framework.
		Promise.resolve()
			.then(() => serve(incoming, outgoing))
			.catch(() => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(500).end()));
	}).listen(0, '127.0.0.1');
	await once(listener, 'listening');

	return {
		port: (listener.address() as AddressInfo).port,
		server: () => server,
		/** Cold copies: the same for every store, and none is caught in the middle of a write. */
		async backup() {
			await server.close();
			await cp(live, copy, { recursive: true });
			server = await system.openServer(live);
		},
		async restore() {
			await server.close();
			await rm(live, { recursive: true, force: true });
			await cp(copy, live, { recursive: true });
			server = await system.openServer(live);
		},
		async close() {
			await server.close();
			listener.closeAllConnections();
			listener.close();
		}
	};
}
