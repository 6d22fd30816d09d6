import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContentStore, openContentStore } from '../db/content-store.ts';
import { ContentServer, makeNotice } from '../../../tests/support/content-server.ts';
import { downloadPacks, type DownloadProgress } from './download-packs.ts';
import { createLibraryReader, type LibraryReader } from './library-reader.ts';

const options = { on: '2026-11-24', limit: 10 };
let server: ContentServer;
let store: ContentStore;
let reader: LibraryReader;
let tests = 0;

beforeEach(() => {
	server = new ContentServer();
	store = openContentStore(`notices:test${++tests}`);
	reader = createLibraryReader(store);
	server.publish(makeNotice(1, '拖欠工资怎么办', '用人单位欠薪的，劳动者可以投诉。'));
	server.publish(makeNotice(2, '竞业限制', '竞业限制期限不得超过二年。'));
	server.publish(makeNotice(3, '买到赃物', '善意取得需要合理的价格。'));
});

afterEach(() => store.close());

const tools = () => ({ fetch: server.fetch, now: () => 1000, pageKey: server.keys.current });

function download(signal = new AbortController().signal, seen: DownloadProgress[] = []) {
	return downloadPacks(store, { ...tools(), locks: null }, signal, (progress) =>
		seen.push(progress)
	);
}

describe('downloading the packs', () => {
	test('brings all of them, newest first, and each is readable and searchable', async () => {
		expect(await download()).toEqual({ state: 'complete' });
		expect(server.asked).toEqual(server.packs.map(({ sha }) => sha));
		for (const [query, number] of [
			['欠薪', 1],
			['竞业限制', 2],
			['善意取得', 3]
		] as const) {
			const { hits } = await reader.search(query, options);
			expect(hits.map((hit) => hit.number)).toEqual([number]);
		}
		expect(await reader.find(2)).toMatchObject({
			state: 'found',
			from: 'pack',
			storedAt: 1000,
			notice: { title: { zh: '竞业限制' } }
		});
		expect(await reader.list({ skip: 1, limit: 1 })).toMatchObject({ total: 3 });
	});

	test('goes on where the network went away, and what came before it can be read meanwhile', async () => {
		server.beforePack = () => {
			if (server.asked.length === 2) throw new TypeError('network');
		};
		expect(await download()).toEqual({ state: 'failed', code: 'unreachable' });
		expect((await reader.find(3)).state).toBe('found');
		expect((await reader.find(1)).state).toBe('unknown');

		server.beforePack = () => {};
		server.asked = [];
		expect(await download()).toEqual({ state: 'complete' });
		expect(server.asked).toHaveLength(2);
		expect(server.asked).not.toContain(server.packs[0]?.sha);
	});

	test('stops when asked, keeps what is whole, and never a part of a pack', async () => {
		const stop = new AbortController();
		server.beforePack = () => {
			if (server.asked.length < 2) return;
			stop.abort();
			throw new DOMException('aborted', 'AbortError');
		};
		expect(await download(stop.signal)).toEqual({ state: 'stopped' });
		expect((await store.state()).packs).toHaveLength(1);
	});

	test('refuses a pack whose bytes are not what its name says', async () => {
		const [newest] = server.packs;
		const bytes = Uint8Array.from(newest?.bytes ?? []);
		bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
		server.tampered.set(newest?.sha ?? '', bytes);
		expect(await download()).toEqual({ state: 'failed', code: 'tampered' });
		expect((await store.state()).packs.map(({ sha }) => sha)).not.toContain(newest?.sha);

		server.tampered.clear();
		expect(await download()).toEqual({ state: 'complete' });
		expect((await reader.find(3)).state).toBe('found');
	});

	test('one byte flipped on the way is noticed, and the pack fetched again past every cache', async () => {
		const [newest] = server.packs;
		const bytes = Uint8Array.from(newest?.bytes ?? []);
		bytes[40] = (bytes[40] ?? 0) ^ 1;
		server.tampered.set(newest?.sha ?? '', bytes);
		server.beforePack = (sha) => {
			if (server.asked.filter((one) => one === sha).length === 2) server.tampered.clear();
		};
		expect(await download()).toEqual({ state: 'complete' });
		expect(server.asked.filter((sha) => sha === newest?.sha)).toHaveLength(2);
	});

	test('goes on within a pack where the line broke, and checks the whole', async () => {
		const [newest] = server.packs;
		const cut = Math.floor((newest?.bytes.length ?? 0) * 0.7);
		server.cutAfter = cut;
		expect(await download()).toEqual({ state: 'failed', code: 'unreachable' });
		expect(await store.findPart(newest?.sha ?? '')).toHaveLength(cut);

		expect(await download()).toEqual({ state: 'complete' });
		expect(server.ranges).toContain(`bytes=${cut}-`);
		expect((await reader.find(3)).state).toBe('found');
		expect(await store.findPart(newest?.sha ?? '')).toBeNull();
	});

	test('a part that is not what it seemed is thrown away, and the whole comes', async () => {
		const [newest] = server.packs;
		await store.keepPart(newest?.sha ?? '', new Uint8Array(50));
		expect(await download()).toEqual({ state: 'complete' });
		expect((await reader.find(3)).state).toBe('found');
	});

	test('does not take the login page of a hotel network for a manifest', async () => {
		await download();
		server.portal = true;
		expect(await download()).toEqual({ state: 'failed', code: 'not_ours' });
		expect((await store.state()).manifest?.manifest.notices).toBe(3);
	});

	test('says that the disk is full and keeps what is there', async () => {
		const full: ContentStore = {
			...store,
			savePack: async (pack, bytes) => {
				if (pack.sha !== server.packs[0]?.sha) {
					throw new DOMException('no room', 'QuotaExceededError');
				}
				return store.savePack(pack, bytes);
			}
		};
		const end = await downloadPacks(
			full,
			{ ...tools(), locks: null },
			new AbortController().signal,
			() => {}
		);
		expect(end).toEqual({ state: 'failed', code: 'storage_full' });
		expect((await reader.find(3)).state).toBe('found');
	});

	test('two tabs share the work: no pack is asked for twice', async () => {
		const queue: Array<() => void> = [];
		let held = false;
		const request = async (_name: string, _options: unknown, work: () => Promise<unknown>) => {
			if (held) await new Promise<void>((resolve) => queue.push(resolve));
			held = true;
			try {
				return await work();
			} finally {
				held = false;
				queue.shift()?.();
			}
		};
		const locks = { request } as unknown as LockManager;
		const signal = new AbortController().signal;
		const ends = await Promise.all([
			downloadPacks(store, { ...tools(), locks }, signal, () => {}),
			downloadPacks(store, { ...tools(), locks }, signal, () => {})
		]);
		expect(ends).toEqual([{ state: 'complete' }, { state: 'complete' }]);
		expect(server.asked.toSorted()).toEqual(server.packs.map(({ sha }) => sha).toSorted());
	});

	test('reports bytes that only grow, up to the whole', async () => {
		const seen: DownloadProgress[] = [];
		await download(undefined, seen);
		const done = seen.map(({ doneBytes }) => doneBytes);
		expect(done).toEqual(done.toSorted((a, b) => a - b));
		expect(done.at(-1)).toBe(server.manifest().bytes);
		expect(seen.at(-1)?.storedNotices).toBe(3);
	});
});

describe('a new manifest', () => {
	test('replaces packs only when their replacement is here', async () => {
		await download();
		const old = server.packs;
		server.packs = [];
		const merged = server.publish(
			makeNotice(1, '拖欠工资怎么办', '欠薪可以申请支付令。'),
			makeNotice(2, '竞业限制', '竞业限制期限不得超过二年。'),
			makeNotice(3, '买到赃物', '善意取得需要合理的价格。')
		);
		server.beforePack = () => {
			throw new TypeError('network');
		};
		expect((await download()).state).toBe('failed');
		expect((await store.state()).packs).toHaveLength(old.length);
		expect((await reader.find(1)).state).toBe('found');

		server.beforePack = () => {};
		expect((await download()).state).toBe('complete');
		expect((await store.state()).packs.map(({ sha }) => sha)).toEqual([merged.sha]);
		const { hits } = await reader.search('支付令', options);
		expect(hits.map((hit) => hit.number)).toEqual([1]);
	});

	test('shows a corrected text once, from the newer pack', async () => {
		await download();
		server.publish(makeNotice(2, '竞业限制（已更正）', '竞业限制要给补偿。'));
		await download();
		const found = await reader.find(2);
		expect(found).toMatchObject({ notice: { title: { zh: '竞业限制（已更正）' } } });
		expect((await reader.search('竞业限制', options)).hits).toHaveLength(1);
	});

	test('takes a withdrawn notice out of list, search and reader, and keeps its line', async () => {
		await download();
		await store.keepNotice(makeNotice(2, '竞业限制', '…'), 1);
		const withdrawn = {
			number: 2,
			title: { zh: '竞业限制', en: null },
			at: '2026-11-20T02:00:00.000Z',
			reason: '引用的条文有误'
		};
		server.withdrawn = [withdrawn];
		await download();
		expect(await reader.find(2)).toEqual({ state: 'withdrawn', withdrawn });
		expect((await reader.search('竞业限制', options)).hits).toEqual([]);
		expect((await reader.list({ skip: 0, limit: 9 })).total).toBe(2);
		expect(await store.keptNotice(2)).toBeNull();
	});
});
