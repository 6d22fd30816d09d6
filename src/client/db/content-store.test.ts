import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '#domain/notice/notice';
import {
	chunkBytes,
	type ContentStore,
	openContentStore,
	type StoredPack
} from './content-store.ts';

let store: ContentStore;
let tests = 0;

beforeEach(() => {
	store = openContentStore(`notices:store${++tests}`);
});
afterEach(() => store.close());

const row = (sha: string, bytes: number, storedAt: number): StoredPack => ({
	sha,
	bytes,
	first: 1,
	last: 1,
	n: 1,
	dead: 0,
	gone: [],
	kinds: {},
	seq: 1,
	groups: [],
	storedAt
});

test('gives back any range of a pack, also over the cuts between its rows', async () => {
	const bytes = Uint8Array.from({ length: chunkBytes * 2 + 1000 }, (_, at) => (at * 31) % 251);
	await store.savePack(row('a', bytes.length, 1), bytes.slice());
	const ranges = [
		[0, 10],
		[chunkBytes - 5, chunkBytes + 5],
		[chunkBytes, chunkBytes * 2],
		[chunkBytes - 1, chunkBytes * 2 + 1],
		[0, bytes.length],
		[bytes.length - 3, bytes.length],
		[7, 7]
	] as const;
	for (const [start, end] of ranges) {
		expect(await store.readPack('a', start, end)).toEqual(bytes.slice(start, end));
	}
});

test('says so when a pack was dropped while somebody reads', async () => {
	await store.savePack(row('a', 10, 1), new Uint8Array(10));
	expect(await store.dropOldestPack()).toBe(true);
	await expect(store.readPack('a', 0, 4)).rejects.toThrow('pack_gone');
	expect(await store.dropOldestPack()).toBe(false);
});

test('keeps the two hundred notices read last', async () => {
	for (let number = 1; number <= 203; number++) {
		await store.keepNotice({ number } as Notice, number);
	}
	expect(await store.keptNotice(3)).toBeNull();
	expect((await store.keptNotice(4))?.keptAt).toBe(4);
	expect(await store.keptNotice(203)).not.toBeNull();
});

test('the text before a correction stays beside the new one, however often that is read', async () => {
	const read = (updatedAt: string) => store.keepNotice({ number: 1, updatedAt } as Notice, 1);
	for (const at of ['2026-03-01', '2026-03-02', '2026-03-02']) await read(at);
	expect(await store.keptNotice(1)).toMatchObject({
		notice: { updatedAt: '2026-03-02' },
		before: { updatedAt: '2026-03-01' }
	});
});
