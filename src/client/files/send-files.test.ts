import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '#domain/files/limits';
import type { Outbox } from '#client/outbox/outbox-database';
import { openTab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer } from '../../../tests/support/fake-sync-server.ts';
import { createFakeFiles, type FakeFiles } from '../../../tests/support/fake-files.ts';
import { isWhole, openBlob, storeBlob } from './blob-store.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { uploadBlob } from './upload-blob.ts';

function open(files: FakeFiles = createFakeFiles()) {
	const server = new FakeSyncServer();
	const fetch: typeof globalThis.fetch = (input, init) =>
		String(input).startsWith('/api/v1/files')
			? files.fetch(String(input), init)
			: server.fetch(input, init);
	const progress: number[] = [];
	const tab = openTab({ fetch, account: server.account, scope: server.scope }, randomUUID(), {
		loadUploader: async () => uploadBlob,
		onUpload: (_sha256, sent) => progress.push(sent)
	});
	/** A file in the queue and the command that puts it to a request. */
	async function attach(bytes: Uint8Array<ArrayBuffer>) {
		const stored = await storeBlob(tab.outbox, bytes);
		if (!stored.ok) throw new Error(stored.code);
		const request = randomUUID();
		await tab.send({ type: 'note.create', entity: request });
		const id = await tab.send({
			type: 'note.create',
			entity: randomUUID(),
			body: { requestId: request },
			needs: [stored.value]
		});
		return { sha256: stored.value, id };
	}
	const stateOf = async (id: string) => (await tab.commands()).find((one) => one.id === id)?.state;
	return { server, files, tab, progress, attach, stateOf };
}

const bytesOf = (length: number) => new Uint8Array(randomBytes(length));

describe('a file in the queue', () => {
	it('is stored in pieces and read back by its hash', async () => {
		const { tab } = open();
		const bytes = bytesOf(CHUNK_BYTES * 2 + 5);
		const stored = await storeBlob(tab.outbox, bytes);
		if (!stored.ok) throw new Error(stored.code);
		const blob = await openBlob(tab.outbox, stored.value);
		expect(blob?.size).toBe(bytes.length);
		const middle = await blob?.slice(CHUNK_BYTES - 3, CHUNK_BYTES + 4);
		expect(new Uint8Array((await middle?.arrayBuffer()) ?? [])).toEqual(
			bytes.slice(CHUNK_BYTES - 3, CHUNK_BYTES + 4)
		);
		// One byte changed on the disk is noticed.
		await tab.outbox.write(['blob'], (tx) =>
			tx.objectStore('blob').put(new ArrayBuffer(5), [stored.value, 2])
		);
		expect(await isWhole(tab.outbox, stored.value)).toBe(false);
	});

	it('goes up after its request, and its command after it; then it is off the device', async () => {
		const { tab, files, attach, stateOf, server } = open();
		const { sha256, id } = await attach(bytesOf(CHUNK_BYTES + 10));
		files.breakAfter(0);
		expect(await tab.engine.round('event')).toBe('unreachable');
		expect(await tab.states()).toEqual(['done', 'pending']);
		files.breakAfter(Infinity);
		expect(await tab.engine.round('person')).toBe('synced');
		expect(await stateOf(id)).toBe('done');
		expect(files.whole(sha256)).toBe(true);
		expect(await openBlob(tab.outbox, sha256)).toBeNull();
		// What it needs is this device's business.
		expect(JSON.stringify(server.pushes)).not.toContain('needs');
	});

	it('goes on where the line broke, and sends no byte twice', async () => {
		const { tab, files, attach, progress } = open();
		const bytes = bytesOf(CHUNK_BYTES * 4);
		const { sha256 } = await attach(bytes);
		files.breakAfter(CHUNK_BYTES * 2 + 100_000);
		expect(await tab.engine.round('event')).toBe('unreachable');
		expect(files.lengthOf(sha256)).toBe(CHUNK_BYTES * 2 + 100_000);
		files.breakAfter(Infinity);
		expect(await tab.engine.round('person')).toBe('synced');
		expect(files.received).toBe(bytes.length);
		expect(progress).toContain(CHUNK_BYTES * 2 + 100_000);
	});

	it('stays, with what the server has of it, when the sign-in has ended', async () => {
		const { tab, files, attach, stateOf } = open();
		const { sha256, id } = await attach(bytesOf(CHUNK_BYTES * 2));
		files.breakAfter(CHUNK_BYTES);
		await tab.engine.round('event');
		files.breakAfter(Infinity);
		files.answer(401);
		expect(await tab.engine.round('person')).toBe('signIn');
		expect(await stateOf(id)).toBe('pending');
		files.answer(null);
		tab.engine.resume();
		expect(await tab.engine.round('person')).toBe('synced');
		// Begun once: a refusal is not taken for "nothing there".
		expect(files.created(sha256)).toBe(1);
	});

	it('lets a command pass that is queued while it goes up', async () => {
		const { tab, files, attach, server } = open();
		const { sha256 } = await attach(bytesOf(CHUNK_BYTES * 6));
		let late: string | null = null;
		files.onPatch = async () => {
			if (late !== null || files.lengthOf(sha256) < CHUNK_BYTES * 2) return;
			late = await tab.send({ type: 'note.create', entity: randomUUID() });
			void tab.engine.round('event');
		};
		expect(await tab.engine.round('event')).toBe('synced');
		const at = server.pushes.findIndex((batch) => JSON.stringify(batch).includes(late ?? '-'));
		const attachAt = server.pushes.findIndex((batch) =>
			JSON.stringify(batch).includes('requestId')
		);
		expect(at).toBeGreaterThan(-1);
		expect(at).toBeLessThan(attachAt);
	});

	it('that is nowhere any more comes before the person, and holds up nothing', async () => {
		const { tab, attach, stateOf } = open();
		const lost = await attach(bytesOf(1000));
		const good = await attach(bytesOf(1000));
		await tab.outbox.write(['blob'], (tx) => tx.objectStore('blob').delete([lost.sha256, 0]));
		expect(await tab.engine.round('event')).toBe('synced');
		expect(await stateOf(lost.id)).toBe('human');
		expect(await stateOf(good.id)).toBe('done');
		expect((await tab.commands()).find(({ id }) => id === lost.id)?.parkedCode).toBe(
			'file_missing'
		);
	});

	it('for which there is no room comes back alone with the reason', async () => {
		const { tab, files, attach } = open();
		files.answer(413, { code: 'quota_full' });
		const { id } = await attach(bytesOf(1000));
		expect(await tab.engine.round('event')).toBe('synced');
		expect((await tab.commands()).find((one) => one.id === id)).toMatchObject({
			state: 'human',
			parkedCode: 'quota_full'
		});
	});

	it('that the server cannot take now is tried again by itself', async () => {
		const { tab, files, attach, stateOf } = open();
		files.answer(503);
		const { id } = await attach(bytesOf(1000));
		expect(await tab.engine.round('event')).toBe('later');
		expect(tab.engine.waitMs()).toBeGreaterThan(0);
		files.answer(null);
		expect(await tab.engine.round('person')).toBe('synced');
		expect(await stateOf(id)).toBe('done');
	});

	it('that is up owes its news: a feed that fails after it is asked for again', async () => {
		const { tab, server, attach, stateOf } = open();
		const { id } = await attach(bytesOf(1000));
		server.fault = (path) => {
			const isAfter = path.includes('changes') && server.pushes.length > 1;
			return isAfter ? { status: 503, retryAfter: 7 } : null;
		};
		expect(await tab.engine.round('event')).toBe('later');
		expect(tab.engine.waitMs()).toBe(7000);
		expect(await stateOf(id)).toBe('done');
	});

	it('that a proxy on the way refuses is not given up', async () => {
		const files = createFakeFiles();
		const { tab, attach, stateOf } = open(files);
		const { id } = await attach(bytesOf(1000));
		const court = files.fetch;
		for (const status of [400, 403, 404, 405, 413]) {
			files.fetch = async () => new Response(null, { status });
			expect(await tab.engine.round('person')).toBe('later');
			expect(await stateOf(id)).toBe('pending');
		}
		files.fetch = court;
		expect(await tab.engine.round('person')).toBe('synced');
		expect(await stateOf(id)).toBe('done');
	});

	it('under another account is not sent', async () => {
		const { tab, files, attach, stateOf } = open();
		files.answer(403);
		const { id } = await attach(bytesOf(1000));
		expect(await tab.engine.round('event')).toBe('otherAccount');
		expect(await stateOf(id)).toBe('pending');
		expect(files.received).toBe(0);
	});

	it('that nobody names goes after a day, and not before', async () => {
		const { tab } = open();
		const stored = await storeBlob(tab.outbox, bytesOf(10));
		if (!stored.ok) throw new Error(stored.code);
		const day = 24 * 3600_000;
		for (const [now, isThere] of [
			[0, true],
			[day, true],
			[day + 1, false]
		] as const) {
			await sweepBlobs(tab.outbox, 1_790_000_000_000 + now);
			expect((await openBlob(tab.outbox, stored.value)) !== null).toBe(isThere);
		}
	});

	it('is not thrown away because a clock was set back', async () => {
		const { tab } = open();
		const stored = await storeBlob(tab.outbox, bytesOf(10));
		if (!stored.ok) throw new Error(stored.code);
		for (const now of [2_000_000_000_000, 1_790_000_000_000]) await sweepBlobs(tab.outbox, now);
		expect(await openBlob(tab.outbox, stored.value)).not.toBeNull();
	});

	it('chosen a second time on a full disk stays for the command that waits for it', async () => {
		const { tab } = open();
		const bytes = bytesOf(CHUNK_BYTES + 10);
		const stored = await storeBlob(tab.outbox, bytes);
		if (!stored.ok) throw new Error(stored.code);
		const full: Outbox = {
			...tab.outbox,
			write: (stores, work, durability) =>
				tab.outbox.write(
					stores,
					(tx) => {
						const blobs = tx.objectStore('blob' as never) as unknown as { put: unknown };
						blobs.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
						return work(tx);
					},
					durability
				)
		};
		expect(await storeBlob(full, bytes)).toEqual({ ok: true, value: stored.value });
		expect(await storeBlob(full, bytesOf(10))).toEqual({ ok: false, code: 'not_stored' });
		expect(await isWhole(tab.outbox, stored.value)).toBe(true);
	});
});
