import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface FakeClamd {
	url: string;
	/** Lengths of what it was given to scan. */
	scanned: number[];
	/** What it says next; null says nothing and hangs up. */
	say(answer: string | null): void;
	/** Waits here before every answer, until the test lets go. */
	hold: Promise<void> | null;
	close(): Promise<void>;
}

/** A virus scanner that speaks clamd's INSTREAM and believes what the test tells it. */
export async function startFakeClamd(): Promise<FakeClamd> {
	const scanned: number[] = [];
	const sockets = new Set<Socket>();
	let answer: string | null = 'stream: OK';
	const server = createServer((socket) => {
		sockets.add(socket);
		let given = Buffer.alloc(0);
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
		socket.on('data', (data: Buffer) => {
			given = Buffer.concat([given, data]);
			const length = lengthOf(given);
			if (length === null) return;
			scanned.push(length);
			void (fake.hold ?? Promise.resolve()).then(() =>
				answer === null ? socket.destroy() : socket.end(`${answer}\0`)
			);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const fake: FakeClamd = {
		url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
		scanned,
		hold: null,
		say: (next) => (answer = next),
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
	return fake;
}

/** Bytes of the stream once its empty last piece is here; null before. */
function lengthOf(given: Buffer): number | null {
	let at = 'zINSTREAM\0'.length;
	let total = 0;
	while (at + 4 <= given.length) {
		const length = given.readUInt32BE(at);
		if (length === 0) return total;
		total += length;
		at += 4 + length;
	}
	return null;
}
