import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ContentServer, makeNotice, TestKeys } from '../../../tests/support/content-server.ts';
import { type ContentStore, openContentStore } from '../db/content-store.ts';
import { downloadPacks } from './download-packs.ts';
import { createLibraryReader } from './library-reader.ts';
import { refreshManifest } from './refresh-manifest.ts';

let server: ContentServer;
let store: ContentStore;
let tests = 0;

beforeEach(() => {
	server = new ContentServer();
	store = openContentStore(`notices:signed${++tests}`);
	server.publish(makeNotice(1, '拖欠工资怎么办', '用人单位欠薪的，劳动者可以投诉。'));
});
afterEach(async () => {
	vi.restoreAllMocks();
	await store.close();
});

const tools = () => ({ fetch: server.fetch, now: () => 1000, pageKey: server.keys.current });
const download = () =>
	downloadPacks(store, { ...tools(), locks: null }, new AbortController().signal, () => {});
const refresh = (believe?: string) =>
	refreshManifest(store, tools(), null, believe ? { believe } : {});
const flip = (text: string, at: number) =>
	text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1);

/** Chrome before 137, and every phone that is no longer updated. */
function withoutEd25519() {
	vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(
		new DOMException('Unrecognized name.', 'NotSupportedError')
	);
}

describe.each([
	['by the browser', () => {}],
	['by the library, where the browser cannot', withoutEd25519]
])('a manifest is checked %s', (_name, prepare) => {
	beforeEach(prepare);

	test('and taken when its key signed it', async () => {
		expect((await refresh()).notices).toBe(1);
	});

	test('and refused with one digit changed, wherever it stands; what is here stays readable', async () => {
		expect(await download()).toEqual({ state: 'complete' });
		const text = server.signedManifest();
		for (const part of ['"notices":1', '"bytes":', '"serial":[1', '"n":1']) {
			const at = text.indexOf(part) + part.length - 1;
			server.onWay = () => flip(text, part.endsWith(':') ? at + 1 : at);
			await expect(refresh()).rejects.toMatchObject({ code: 'forged' });
		}
		expect(await download()).toEqual({ state: 'failed', code: 'forged' });
		expect((await createLibraryReader(store).find(1)).state).toBe('found');
		server.onWay = () => text;
		expect((await refresh()).notices).toBe(1);
	});
});

test('a manifest without a signature, or with somebody else’s, is refused', async () => {
	server.onWay = () => JSON.stringify(server.manifest());
	await expect(refresh()).rejects.toMatchObject({ code: 'forged' });
	server.onWay = () => new TestKeys().sign(JSON.stringify(server.manifest()));
	await expect(refresh()).rejects.toMatchObject({ code: 'forged' });
});

test('at first contact the key of the page is believed, not the one a mirror brings', async () => {
	const mirror = new TestKeys();
	const manifest = { ...server.manifest(), keys: mirror.keys };
	server.onWay = () => mirror.sign(JSON.stringify(manifest));
	await expect(refresh()).rejects.toMatchObject({
		code: 'key_changed',
		offeredKey: mirror.current
	});
	expect((await store.state()).manifest).toBeNull();
});

test('an older manifest, once true, is refused; the same one again is not', async () => {
	const old = server.signedManifest();
	server.serial = [1, 2];
	await refresh();
	await refresh();
	server.onWay = () => old;
	await expect(refresh()).rejects.toMatchObject({ code: 'older' });
	expect((await store.state()).manifest?.manifest.serial).toEqual([1, 2]);
});

test('a server that restored a backup begins anew: its lower generation is not older', async () => {
	server.serial = [1, 9];
	await refresh();
	server.serial = [2, 4];
	expect((await refresh()).serial).toEqual([2, 4]);
});

test('a key follows another when that one vouches for it, also over several', async () => {
	await refresh();
	server.keys.change(true);
	server.keys.change(true);
	await refresh();
	expect((await store.state()).manifest?.key).toBe(server.keys.current);
});

test('a key nobody vouches for waits for the person; then old serials mean nothing', async () => {
	server.serial = [9, 9];
	await refresh();
	server.keys.change(false);
	server.serial = [1, 1];
	await expect(refresh()).rejects.toMatchObject({ code: 'key_changed' });
	expect((await store.state()).manifest?.manifest.serial).toEqual([9, 9]);
	await refresh(server.keys.current);
	expect((await store.state()).manifest).toMatchObject({ key: server.keys.current });
});

test('an endorsement by another key than the one before is worth nothing', async () => {
	await refresh();
	const foreign = new TestKeys();
	foreign.change(true);
	const stolen = [...server.keys.keys, ...foreign.keys.slice(1)];
	server.onWay = () => foreign.sign(JSON.stringify({ ...server.manifest(), keys: stolen }));
	await expect(refresh()).rejects.toMatchObject({ code: 'key_changed' });
});
