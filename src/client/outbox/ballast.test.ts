import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dropBallast, layBallast } from './ballast.ts';
import { openOutbox, type Outbox } from './outbox-database.ts';
import { saveDraft } from './drafts.ts';
import { readOutbox } from './read-outbox.ts';

const GIGABYTE = 1024 ** 3;
const pieces = (outbox: Outbox) =>
	outbox.read(['ballast'], (tx) => tx.objectStore('ballast').getAll());

test('four megabytes are laid in once, and only where there is room for more', async () => {
	const outbox = openOutbox(randomUUID());
	await layBallast(outbox, 8 * 1024 * 1024);
	expect(await pieces(outbox)).toEqual([]);
	await layBallast(outbox, GIGABYTE);
	await layBallast(outbox, GIGABYTE);
	expect((await pieces(outbox)).map((piece) => piece.byteLength)).toEqual(
		Array<number>(4).fill(1024 * 1024)
	);
	expect(await dropBallast(outbox)).toBe(true);
	expect(await dropBallast(outbox)).toBe(false);
});

/** A disk that refuses until enough was given back. */
function fullDisk(refusals: number) {
	let left = refusals;
	const asked: string[] = [];
	const outbox = openOutbox(randomUUID(), {
		async makeRoom() {
			asked.push('room');
			left -= 1;
			return left >= 0;
		}
	});
	const write = () =>
		outbox.write(['draft'], async (tx) => {
			await tx.objectStore('draft').put({ id: 'd', kind: 'x', value: 1, savedAt: 1 });
			if (left > 0) throw new DOMException('full', 'QuotaExceededError');
		});
	return { outbox, write, asked };
}

test('what does not fit is tried again as long as something gives way', async () => {
	const { outbox, write, asked } = fullDisk(3);
	await write();
	expect(asked).toHaveLength(3);
	expect((await readOutbox(outbox)).drafts).toHaveLength(1);
});

test('when nothing gives way any more the person is told: the write fails and leaves nothing behind', async () => {
	const outbox = openOutbox(randomUUID(), { makeRoom: async () => false });
	await saveDraft(outbox, { id: 'before', kind: 'x', value: 1, savedAt: 1 });
	const failing = outbox.write(['draft'], async (tx) => {
		await tx.objectStore('draft').put({ id: 'd', kind: 'x', value: 1, savedAt: 1 });
		throw new DOMException('full', 'QuotaExceededError');
	});
	await expect(failing).rejects.toThrow('full');
	expect((await readOutbox(outbox)).drafts.map(({ id }) => id)).toEqual(['before']);
});
