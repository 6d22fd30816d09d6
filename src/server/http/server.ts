import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import compression from 'compression';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { alwaysHeaders, closedPolicy, secureResponse } from './security-headers.ts';

type Next = (error?: unknown) => void;
export type Handler = (request: IncomingMessage, response: ServerResponse, next: Next) => unknown;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The outermost layer: what is refused here never reaches the framework, and still wears every header. */
export function createHttpServer(
	{ hosts, log }: Pick<Config, 'hosts'> & { log: Log },
	handler: Handler
): Server {
	// Pages and JSON; what is packed already and what has its own length to keep (packs, files) goes as it is.
	const compress = compression();
	const allowedHosts = new Set(hosts.map((host) => host.toLowerCase()));
	const server = createServer(
		{ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 20_000 },
		(request, response) => {
			secureResponse(response, request.url ?? '/');
			if (!allowedHosts.has((request.headers.host ?? '').toLowerCase())) {
				// Not the address this server was given: a wrong proxy, or a rebinding attack.
				return refuse(response, 421, 'unknown_host', 'This server has another address.');
			}
			if (!methods.has(request.method ?? '')) {
				return refuse(response, 405, 'wrong_method', 'This method is not used here.');
			}
			const next: Next = (error) => {
				if (error) log.error({ err: error }, 'request failed outside the framework');
				if (response.headersSent) return void response.destroy();
				return error
					? refuse(response, 500, 'server_error', 'Something went wrong.')
					: refuse(response, 404, 'not_found', 'Nothing is here.');
			};
			compress(request, response, () => {
				try {
					Promise.resolve(handler(request, response, next)).catch(next);
				} catch (error) {
					next(error);
				}
			});
		}
	);
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
		const headers = {
			...alwaysHeaders,
			'content-security-policy': closedPolicy,
			'cache-control': 'no-store',
			'content-length': '0',
			connection: 'close'
		};
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Too Large' : '400 Bad Request';
		return socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`);
	});
	return server;
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify({ code, message }));
}
