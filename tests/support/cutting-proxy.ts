import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Milliseconds between the last byte and the end of the connection. */
const silence = 1000;

export interface CuttingProxy {
	origin: string;
	port: number;
	/** Bytes of PATCH bodies that went on to the server. */
	readonly uploaded: number;
	/** Ends every connection for good once so many of those bytes have passed; null lets all through. */
	cutAfter(bytes: number | null): void;
	close(): Promise<void>;
}

/**
 * A line that breaks in the middle of a file: bytes pass as they come, and those of uploads are counted.
 * Sees HTTP/1.1 as browsers and Node speak it: one request after the other on a connection.
 */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
	let uploaded = 0;
	let limit: number | null = null;
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const onward = connect(target, 'localhost');
		const { port } = server.address() as AddressInfo;
		// The server knows one name for itself. Both ports have five digits, so no length changes.
		const named = (bytes: Buffer) =>
			Buffer.from(
				bytes.toString('latin1').replaceAll(`localhost:${port}`, `localhost:${target}`),
				'latin1'
			);
		for (const socket of [client, onward]) {
			sockets.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => {
				sockets.delete(socket);
				client.destroy();
				// In order: what has passed must arrive, as it does on a line that breaks behind it.
				onward.end();
			});
		}
		onward.pipe(client);
		/** Bytes of the running PATCH body that are still to come. */
		let body = 0;
		client.on('data', (data: Buffer) => {
			let rest = data;
			while (rest.length > 0) {
				if (body === 0) {
					const end = rest.indexOf('\r\n\r\n');
					const head = rest.subarray(0, end < 0 ? rest.length : end + 4);
					const length = /^PATCH [\s\S]*?\r\ncontent-length: (\d+)/i.exec(head.toString('latin1'));
					onward.write(named(head));
					rest = rest.subarray(head.length);
					body = Number(length?.[1] ?? 0);
					// The body of another method passes as if it were a head.
					continue;
				}
				let piece = rest.subarray(0, body);
				if (limit !== null) piece = piece.subarray(0, Math.max(0, limit - uploaded));
				uploaded += piece.length;
				const isCut = limit !== null && uploaded >= limit;
				onward.write(piece);
				if (isCut) {
					// As lines break: silent first, so the server has read what passed, then gone.
					client.pause();
					return void setTimeout(() => client.destroy(), silence);
				}
				body -= piece.length;
				rest = rest.subarray(piece.length);
			}
		});
	}).listen(0, 'localhost');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://localhost:${port}`,
		port,
		get uploaded() {
			return uploaded;
		},
		cutAfter: (bytes) => (limit = bytes),
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}
