import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { readOutbox } from '#client/outbox/read-outbox';
import { outbox } from './outbox.svelte.ts';

/** Holds the next read back after it has read. */
const late = vi.hoisted(() => ({ gate: null as Promise<void> | null }));

vi.mock('#client/outbox/read-outbox', async (load) => {
	const real = await load<{ readOutbox: typeof readOutbox }>();
	return {
		readOutbox: async (...args: Parameters<typeof readOutbox>) => {
			const { gate } = late;
			late.gate = null;
			const contents = await real.readOutbox(...args);
			await gate;
			return contents;
		}
	};
});

test('a slow read that began before a draft was kept does not take the draft from the list', async () => {
	let open = () => {};
	late.gate = new Promise((resolve) => (open = resolve));
	const slow = outbox.reload();
	await outbox.saveDraft('d1', 'request.create', { description: '三名新员工' });
	expect(outbox.drafts.map(({ id }) => id)).toEqual(['d1']);
	open();
	await slow;
	expect(outbox.drafts.map(({ id }) => id)).toEqual(['d1']);
});
