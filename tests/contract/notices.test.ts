import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPack } from '../../src/domain/notice/pack.ts';
import type { App } from '../../src/server/app.ts';
import { mergePacks } from '../../src/server/notice/merge-packs.ts';
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
		for (const draft of drafts) await publishNotices(app, () => [draft]);
		await withdrawNotice(app, 26, '内容有误');
		const before = (await app.notices.manifest()).manifest;
		expect(before.packs).toHaveLength(3);

		expect(await mergePacks(app)).toEqual({ replaced: 3, made: 1, removed: 0 });
		const after = (await app.notices.manifest()).manifest;
		expect(after.packs).toMatchObject([{ n: 2, dead: 0 }]);
		expect(after.notices).toBe(2);
		expect(await app.notices.find(25)).toMatchObject({ ok: true, value: { number: 25 } });
		expect(await app.notices.pack(before.packs[0]?.sha ?? '')).not.toBeNull();
		expect(await mergePacks(app)).toEqual({ replaced: 0, made: 0, removed: 0 });
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
