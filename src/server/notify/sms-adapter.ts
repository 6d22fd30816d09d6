import type { Adapter } from './notify.ts';
import { toPlainLine } from './plain-line.ts';

/** Any text-message service that takes a JSON post; a small bridge in front suits the others. */
export function createSmsAdapter({ url, token }: { url: string; token: string }): Adapter {
	return {
		async send({ to, text }) {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
				body: JSON.stringify({ to: toPlainLine(to), text }),
				// The token must not travel on to wherever an answer points.
				redirect: 'error',
				signal: AbortSignal.timeout(10_000)
			});
			await response.body?.cancel();
			if (!response.ok) throw new Error(`the SMS service answered ${response.status}`);
		}
	};
}
