import { appVersion, startPage } from '../reliability/page.ts';
import type { Write } from '../reliability/writes.ts';

/** Far more often than Chromium fires a failed `sync` again (after five minutes): in favor of the queue. */
const REPLAY_MS = 3000;

startPage((say) => {
	let timer: ReturnType<typeof setInterval> | undefined;
	const replay = () => navigator.serviceWorker.controller?.postMessage('replay');

	return {
		async open() {
			const controlled = new Promise((resolve) =>
				navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
			);
			await navigator.serviceWorker.register(`/worker.js?v=${appVersion}`);
			if (!navigator.serviceWorker.controller) await controlled;
			timer = setInterval(replay, REPLAY_MS);
			addEventListener('online', replay);
			replay();
		},
		async write(write: Write) {
			try {
				const response = await fetch('/api/writes', {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(write)
				});
				say(write.id, response.ok ? 'sent' : 'refused');
			} catch {
				// The worker has put it into its queue.
				say(write.id, 'saved');
			}
		},
		async waiting() {
			for (;;) {
				const waiting = await Promise.race([askWorker(), pause(1000)]);
				if (waiting) return waiting;
				// Asked a worker that an update has just replaced.
			}
		},
		// The documentation has no word on accounts: the queue stays and goes on.
		async close() {
			clearInterval(timer);
			removeEventListener('online', replay);
		}
	};
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function askWorker(): Promise<string[]> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => resolve(data as string[]);
		navigator.serviceWorker.controller?.postMessage('waiting', [port2]);
	});
}
