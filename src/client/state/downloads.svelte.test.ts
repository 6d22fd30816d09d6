import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstWish } from '#client/db/content-store';
import { ContentServer, makeNotice, TestKeys } from '../../../tests/support/content-server.ts';
import { downloads } from './downloads.svelte.ts';
import { library } from './library.svelte.ts';
import { store } from './library-device.ts';

const keys = new TestKeys();
let server: ContentServer;
let tests = 0;

beforeEach(async () => {
	server = new ContentServer();
	server.keys = keys;
	server.serial = [1, ++tests];
	server.publish({ ...makeNotice(1, '拖欠工资怎么办', '可以投诉。'), kind: 'guidance' });
	server.publish(makeNotice(2, '竞业限制', '不得超过二年。'));
	vi.stubGlobal('fetch', server.fetch);
	vi.stubGlobal('document', { querySelector: () => ({ content: server.keys.current }) });
	await store.clear();
	await store.wish(firstWish);
	await library.refresh();
});

afterEach(() => vi.unstubAllGlobals());

const kindsHere = async () =>
	(await store.state()).packs.flatMap(({ kinds }) => Object.keys(kinds));

test('who chooses anew while a download runs gets what is chosen, and nothing else stays', async () => {
	let letGo = () => {};
	server.beforePack = () => new Promise<void>((resolve) => (letGo = resolve));
	const first = downloads.start();
	await expect.poll(() => server.asked).toHaveLength(1);

	const chosen = downloads
		.wishFor({ ...firstWish, kinds: ['guidance'] })
		.then(() => downloads.start());
	server.beforePack = () => {};
	letGo();
	await Promise.all([first, chosen]);
	expect(await kindsHere()).toEqual(['guidance']);
	expect(library.stored).toBe('complete');
});

test('what is under way when everything is removed leaves nothing behind', async () => {
	let letGo = () => {};
	server.beforePack = () => new Promise<void>((resolve) => (letGo = resolve));
	const first = downloads.start();
	await expect.poll(() => server.asked).toHaveLength(1);
	const removed = downloads.remove();
	letGo();
	await Promise.all([first, removed]);
	expect((await store.state()).packs).toEqual([]);
	expect(library.stored).toBe('none');
});

test('with Wi-Fi only, mobile data waits for the person’s word, wherever the download was asked for', async () => {
	vi.stubGlobal('navigator', {
		connection: Object.assign(new EventTarget(), { type: 'cellular' })
	});
	await downloads.wishFor({ ...firstWish, wifiOnly: true });
	await downloads.start();
	expect(downloads.asksForMobile).toBe(true);
	expect(server.asked).toEqual([]);
	downloads.asksForMobile = false;
	await downloads.start(true);
	expect(downloads.asksForMobile).toBe(false);
	expect(server.asked).toHaveLength(2);
});

test('a disk too full for a new manifest takes away nothing of what is here', async () => {
	await downloads.start();
	expect(library.stored).toBe('complete');
	const full = new DOMException('no room', 'QuotaExceededError');
	const saving = vi.spyOn(store, 'saveManifest').mockRejectedValueOnce(full);
	expect(await library.check()).toBe(false);
	expect(library.stored).toBe('complete');
	saving.mockRestore();
	expect(await library.check()).toBe(true);
});
