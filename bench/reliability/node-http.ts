import type { IncomingMessage, ServerResponse } from 'node:http';

export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** As the server's own code expects it. */
export async function toRequest(incoming: IncomingMessage): Promise<Request> {
	const headers = new Headers();
	for (const name of ['content-type', 'content-encoding']) {
		const value = incoming.headers[name];
		if (typeof value === 'string') headers.set(name, value);
	}
	const body = new Uint8Array(await readBody(incoming));
	return new Request('http://localhost/', { method: 'POST', headers, body });
}

export function sendResponse(outgoing: ServerResponse, status: number, body: unknown): void {
	const text = JSON.stringify(body);
	const length = Buffer.byteLength(text);
	outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
	outgoing.end(text);
}
