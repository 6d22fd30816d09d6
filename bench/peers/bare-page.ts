import { startPage } from '../reliability/page.ts';
import type { Write } from '../reliability/writes.ts';

/**
 * The floor: writes held in memory and posted a hundred at a time, with no store, no retry, no order
 * and no answer for a single write. Nobody could keep anything with it.
 */
startPage((say) => {
	let held: Write[] = [];

	async function send(): Promise<void> {
		while (held.length > 0) {
			const batch = held.slice(0, 100);
			const response = await fetch('/api/batch', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(batch)
			});
			await response.json();
			for (const { id } of batch) say(id, 'sent');
			held = held.slice(100);
		}
	}

	return {
		open: async () => addEventListener('online', () => void send()),
		write: async (write) => void held.push(write),
		waiting: async () => held.map(({ id }) => id),
		close: async () => {}
	};
});
