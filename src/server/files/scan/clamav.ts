import { connect, type Socket } from 'node:net';

export type ScanAnswer = 'clean' | 'infected' | 'unavailable';

export interface Scanner {
	scan(bytes: Buffer): Promise<ScanAnswer>;
}

const chunkBytes = 64 * 1024;
const answerMs = 60_000;

/**
 * Asks a clamd over its own protocol (INSTREAM). Everything but a clear "OK" or "FOUND" is
 * `unavailable`: the file then stays in quarantine and is asked about again.
 */
export function createClamav(url: string): Scanner {
	return {
		scan(bytes) {
			return new Promise((resolve) => {
				const socket = open(new URL(url));
				let said = '';
				const end = (answer: ScanAnswer) => {
					socket.destroy();
					resolve(answer);
				};
				socket.setTimeout(answerMs, () => end('unavailable'));
				socket.on('error', () => end('unavailable'));
				socket.on('data', (data: Buffer) => (said += data.toString('latin1')));
				socket.on('close', () => end(readAnswer(said)));
				socket.on('connect', () => send(socket, bytes));
			});
		}
	};
}

function open(url: URL): Socket {
	if (url.protocol === 'unix:') return connect(decodeURIComponent(url.pathname));
	return connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) });
}

/** Each piece after its length in four bytes, an empty one at the end. */
function send(socket: Socket, bytes: Buffer): void {
	socket.write('zINSTREAM\0');
	for (let from = 0; from < bytes.length; from += chunkBytes) {
		const chunk = bytes.subarray(from, from + chunkBytes);
		socket.write(lengthOf(chunk.length));
		socket.write(chunk);
	}
	socket.write(lengthOf(0));
}

function lengthOf(n: number): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(n);
	return length;
}

function readAnswer(said: string): ScanAnswer {
	const answer = said.replace(/\0/g, '').trim();
	if (answer === 'stream: OK') return 'clean';
	return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'unavailable';
}
