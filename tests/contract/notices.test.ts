import { createHash, createPublicKey, verify } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { markdownToBlocks } from '../../src/domain/notice/markdown.ts';
import { openPack } from '../../src/domain/notice/pack.ts';
import {
	isOlder,
	manifestPurpose,
	splitSignature
} from '../../src/domain/notice/signed-manifest.ts';
import type { App } from '../../src/server/app.ts';
import { changeKey } from '../../src/server/notice/content-key.ts';
import type { SignedManifest } from '../../src/server/notice/content.ts';
import { mergePacks } from '../../src/server/notice/merge-packs.ts';
import { PackBuilder } from '../../src/server/notice/pack-builder.ts';
import { insertPacks } from '../../src/server/notice/pack-repository.ts';
import { bytesSource, packTools } from '../../src/server/notice/pack-tools.ts';
import { publishNotices } from '../../src/server/notice/publish-notices.ts';
import { withdrawNotice } from '../../src/server/notice/withdraw-notice.ts';
import { describeOnBoth } from '../support/databases.ts';
import { makeDraft } from '../support/notices.ts';

const drafts = ['a', 'b', 'c'].map((id) => makeDraft(id));

async function feedAfter(app: App, cursor: string) {
	const answer = await app.sync.readChanges(null, 'notices', cursor, 500);
	if (answer.status !== 200) throw new Error(JSON.stringify(answer));
	return answer.body;
}

async function packOf(app: App, number: number) {
	const { manifest } = await app.notices.manifest();
	const entry = manifest.packs.find((pack) => pack.first <= number && number <= pack.last);
	const bytes = await app.notices.pack(entry?.sha ?? '');
	if (!entry || !bytes) throw new Error('There is no such pack.');
	return { entry, bytes };
}

/** Checked with nothing but the bytes that are served and the key they name. */
function isSigned({ text, manifest }: Pick<SignedManifest, 'text' | 'manifest'>): boolean {
	const parts = splitSignature(Buffer.from(text));
	const x = manifest.keys.at(-1)?.key ?? '';
	const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
	const message = Buffer.concat([Buffer.from(manifestPurpose), parts?.signed ?? Buffer.alloc(0)]);
	return verify(null, message, key, Buffer.from(parts?.signature ?? '', 'base64url'));
}

describeOnBoth('public notices', (world) => {
	it('are published once: numbered after the reserved ones, listed, found, and in a pack named by its hash', async () => {
		const { app } = world();
		expect(await publishNotices(app, () => drafts)).toMatchObject({ new: 3, unchanged: 0 });
		const { entry, bytes } = await packOf(app, 25);
		expect(entry).toMatchObject({ n: 3, first: 25, last: 27, dead: 0, kinds: { law: 3 } });
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha);
		expect(bytes.length).toBe(entry.bytes);
		const pack = await openPack(bytesSource(bytes), packTools);
		expect((await pack.notice(26))?.body.zh.map((block) => block.id)).toEqual(['a1', 'a2', 'a3']);

		const list = await app.notices.list({ q: '拖欠货款' });
		expect(list).toMatchObject({ ok: true, value: { total: 3, next: null } });
		const found = await app.notices.find(25);
		expect(found).toMatchObject({ ok: true, value: { number: 25, title: drafts[0]?.title } });
	});

	it('are left alone when nothing changed', async () => {
		const { app } = world();
		await publishNotices(app, () => drafts);
		const before = await app.notices.manifest();
		expect(await publishNotices(app, () => drafts)).toEqual({
			new: 0,
			changed: 0,
			unchanged: 3,
			withdrawn: 0
		});
		expect(await app.notices.manifest()).toEqual(before);
	});

	it('keep their number when corrected; the small new pack wins and the feed tells of it', async () => {
		const { app } = world();
		await publishNotices(app, () => drafts);
		const { manifest, etag } = await app.notices.manifest();
		expect((await feedAfter(app, manifest.next)).changes).toEqual([]);

		const corrected = makeDraft('b', { text: { zh: '第一条 更正后的内容。', en: null } });
		expect(await publishNotices(app, () => [corrected])).toMatchObject({ changed: 1, new: 0 });
		const after = await app.notices.manifest();
		expect(after.etag).not.toBe(etag);
		expect(after.manifest.packs.map(({ n, dead, gone }) => ({ n, dead, gone }))).toEqual([
			{ n: 1, dead: 0, gone: [] },
			{ n: 3, dead: 1, gone: [26] }
		]);
		const { changes } = await feedAfter(app, manifest.next);
		expect(changes).toMatchObject([
			{ k: 'notice', id: '26', rev: 2, d: { number: 26, pack: after.manifest.packs[0]?.sha } }
		]);
		const search = await app.notices.list({ q: '更正后的内容' });
		expect(search).toMatchObject({ ok: true, value: { notices: [{ number: 26 }] } });
		const old = await app.notices.list({ q: '拖欠货款' });
		expect(old).toMatchObject({ ok: true, value: { total: 2 } });
	});

	it('leave every reader at once when withdrawn, and a date and a reason stay', async () => {
		const { app, openAnother } = world();
		await publishNotices(app, () => drafts);
		const { manifest } = await app.notices.manifest();
		const other = await openAnother();
		expect(await other.notices.find(27)).toMatchObject({ ok: true });

		expect(await withdrawNotice(app, 27, '内容有误')).toMatchObject({ ok: true });
		expect(await withdrawNotice(app, 27, '再次')).toEqual({ ok: false, code: 'already_withdrawn' });
		expect(await withdrawNotice(app, 999, '没有')).toEqual({ ok: false, code: 'not_found' });
		for (const one of [app, other]) {
			expect(await one.notices.find(27)).toMatchObject({
				code: 'withdrawn',
				withdrawn: { number: 27, reason: '内容有误' }
			});
			const list = await one.notices.list({});
			expect(list).toMatchObject({ ok: true, value: { total: 2 } });
		}
		const now = (await other.notices.manifest()).manifest;
		expect(now.packs[0]).toMatchObject({ dead: 1, gone: [27] });
		expect(now.withdrawn).toMatchObject([{ number: 27, reason: '内容有误' }]);
		expect((await feedAfter(app, manifest.next)).changes).toMatchObject([
			{ k: 'notice', id: '27', x: 1 },
			{ k: 'withdrawal', id: '27', d: { reason: '内容有误' } }
		]);
		// A second import of the same file must not bring it back.
		expect(await publishNotices(app, () => drafts)).toMatchObject({ unchanged: 2, withdrawn: 1 });
		expect(await app.notices.find(27)).toMatchObject({ code: 'withdrawn' });
	});

	it('are joined by the merge: one pack, nothing dead, old packs still there for a download under way', async () => {
		const { app } = world();
		const five = ['a', 'b', 'c', 'd', 'e'].map((id) => makeDraft(id));
		for (const draft of five) await publishNotices(app, () => [draft]);
		await withdrawNotice(app, 26, '内容有误');
		const before = (await app.notices.manifest()).manifest;
		expect(before.packs).toHaveLength(5);
		expect(before.packs.map(({ last }) => last)).toEqual([29, 28, 27, 26, 25]);

		expect(await mergePacks(app)).toEqual({ replaced: 5, made: 1, removed: 0 });
		const after = (await app.notices.manifest()).manifest;
		expect(after.packs).toMatchObject([{ n: 4, dead: 0 }]);
		expect(after.notices).toBe(4);
		expect(await app.notices.find(25)).toMatchObject({ ok: true, value: { number: 25 } });
		expect(await app.notices.pack(before.packs[0]?.sha ?? '')).not.toBeNull();
		expect(await mergePacks(app)).toEqual({ replaced: 0, made: 0, removed: 0 });

		// One more is small beside what is here, and comes first.
		await publishNotices(app, () => [makeDraft('f')]);
		const { packs } = (await app.notices.manifest()).manifest;
		expect(packs.map(({ n }) => n)).toEqual([1, 4]);
		expect(await mergePacks(app)).toEqual({ replaced: 0, made: 0, removed: 0 });
	});

	it('are read anew by the merge where an older version made their pack', async () => {
		const { app, openAnother } = world();
		const zh = '## 裁判\n\n依照《劳动合同法》第八十二条，支付二倍工资。';
		const draft = makeDraft('old', {
			...{ kind: 'typicalCase', format: 'markdown', text: { zh, en: null } }
		});
		await publishNotices(app, () => [draft]);
		const found = await app.notices.find(25);
		if (!found.ok) throw new Error(found.code);
		const builder = new PackBuilder();
		// As a version wrote it that knew neither parts nor links of citations, and did not sort.
		builder.add({ ...found.value, citations: [], body: { zh: markdownToBlocks(zh), en: null } });
		const { bytes, ...pack } = builder.finish();
		await app.db.transaction().execute(async (trx) => {
			const stored = { ...pack, groups: [], bytes: bytes.length };
			await insertPacks(
				trx,
				[stored],
				async () => bytes,
				() => found.value.publishedAt
			);
			await trx.updateTable('notice').set({ pack_sha: pack.sha }).execute();
		});
		const other = await openAnother();
		expect(await other.notices.find(25)).not.toEqual(found);
		await mergePacks(app);
		expect(await other.notices.find(25)).toEqual(found);
	});

	it('are sorted by the merge when a field has grown large, and nothing is lost on the way', async () => {
		const { app } = world();
		const long = (id: string, domain: string, seed: number) => {
			const letter = (at: number) => String.fromCharCode(0x4e00 + ((at * seed * 7919) % 20_000));
			const zh = `第一条 ${Array.from({ length: 60_000 }, (_, at) => letter(at)).join('')}`;
			return makeDraft(id, { domains: [domain], text: { zh, en: null } });
		};
		const drafts = [
			...[3, 5, 7].map((seed) => long(`one${seed}`, 'D1', seed)),
			...[11, 13, 17].map((seed) => long(`two${seed}`, 'D2', seed)),
			makeDraft('small', { domains: ['D3'] })
		];
		await publishNotices(app, () => drafts);
		const mixed = (await app.notices.manifest()).manifest;
		expect(mixed.packs.map(({ groups }) => groups.length)).toEqual([3]);

		expect(await mergePacks(app)).toEqual({ replaced: 1, made: 3, removed: 0 });
		const { packs, notices } = (await app.notices.manifest()).manifest;
		expect(
			packs.map(({ groups }) => groups.map(({ domain, n }) => [domain, n])).toSorted()
		).toEqual([[['D1', 3]], [['D2', 3]], [['D3', 1]]]);
		expect(notices).toBe(7);
		for (let number = 25; number <= 31; number++) {
			expect(await app.notices.find(number)).toMatchObject({ ok: true });
		}
		expect(await mergePacks(app)).toEqual({ replaced: 0, made: 0, removed: 0 });
	});

	it('come under one signature from every process, whose number only goes up, also after a restart', async () => {
		const { app, openAnother } = world();
		const first = await app.notices.manifest();
		const other = await openAnother();
		expect((await other.notices.manifest()).text).toBe(first.text);
		expect(await other.notices.publicKey()).toBe(first.manifest.keys.at(-1)?.key);
		expect(isSigned(first)).toBe(true);
		expect(isSigned({ ...first, text: first.text.replace('"notices":0', '"notices":1') })).toBe(
			false
		);

		await publishNotices(app, () => drafts);
		const second = await app.notices.manifest();
		expect(isOlder(first.manifest.serial, second.manifest.serial)).toBe(true);
		await new Promise((resolve) => setTimeout(resolve, 5));
		await other.sync.openTimeline();
		const third = await other.notices.manifest();
		expect(isOlder(second.manifest.serial, third.manifest.serial)).toBe(true);
		expect((await app.notices.manifest()).text).toBe(third.text);
	});

	it('are signed by a new key in every process once it was changed, with or without the word of the old one', async () => {
		const { app, openAnother } = world();
		const other = await openAnother();
		const first = await other.notices.manifest();
		expect(await changeKey(app, true)).toBe('done');
		const rotated = await other.notices.manifest();
		expect(rotated.etag).not.toBe(first.etag);
		expect(rotated.manifest.keys).toHaveLength(2);
		expect(rotated.manifest.keys[0]).toEqual(first.manifest.keys[0]);
		expect(isSigned(rotated)).toBe(true);
		expect(await other.notices.publicKey()).toBe(rotated.manifest.keys[1]?.key);

		expect(await changeKey(app, false)).toBe('done');
		const replaced = await other.notices.manifest();
		expect(replaced.manifest.keys).toMatchObject([{ endorsement: '' }]);
		expect(isSigned(replaced)).toBe(true);
	});

	it('are served from the database when the packs folder is lost', async () => {
		const { app, env, openAnother } = world();
		await publishNotices(app, () => drafts);
		const { entry, bytes } = await packOf(app, 25);
		await rm(join(env.DATA_DIR ?? '', 'packs'), { recursive: true });
		const other = await openAnother();
		expect(Buffer.compare((await other.notices.pack(entry.sha)) ?? Buffer.alloc(0), bytes)).toBe(0);
		expect(await other.notices.find(25)).toMatchObject({ ok: true });
	});

	it('published by several people at once get each its own number', async () => {
		const { app, dialect, openAnother } = world();
		// SQLite blocks the thread while it waits, so two Apps in one thread would wait for ever:
		// the import test does it with processes.
		const another = async () => (dialect === 'postgres' ? await openAnother() : app);
		const apps = [app, await another(), await another()];
		await Promise.all(apps.map((one, at) => publishNotices(one, () => [makeDraft(`p${at}`)])));
		const list = await app.notices.list({});
		expect(list.ok && list.value.notices.map((notice) => notice.number).sort()).toEqual([
			25, 26, 27
		]);
	});

	it('are all or nothing: a source that changes while it is read publishes none', async () => {
		const { app } = world();
		let reads = 0;
		const moving = () => [makeDraft('a'), makeDraft('b', { issuer: `read ${++reads}` })];
		await expect(publishNotices(app, moving)).rejects.toThrow('changed while it was read');
		expect((await app.notices.manifest()).manifest).toMatchObject({ notices: 0, packs: [] });
	});
});
