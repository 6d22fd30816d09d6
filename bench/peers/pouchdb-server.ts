import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { BenchServer, Effect } from '../reliability/system.ts';

const program = fileURLToPath(new URL('./pouchdb-process.ts', import.meta.url));

export async function openPouchdbServer(folder: string): Promise<BenchServer> {
	const child = fork(program, [folder], { stdio: 'ignore', cwd: folder });
	const [port] = (await once(child, 'message')) as [number];
	return {
		handle(incoming, outgoing) {
			const { url: path, method, headers } = incoming;
			const onward = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			});
			onward.on('error', () => outgoing.destroy());
			outgoing.on('close', () => onward.destroy());
			incoming.pipe(onward);
		},
		effects: async () =>
			(await fetch(`http://127.0.0.1:${port}/effects`)).json() as Promise<Effect[]>,
		async close() {
			const gone = once(child, 'exit');
			child.kill('SIGKILL');
			await gone;
		}
	};
}
