import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Actor } from '../../src/domain/account/actor.ts';
import { kindOfName, fileKinds } from '../../src/domain/files/kinds.ts';
import type { CommandType } from '../../src/domain/sync/commands.ts';
import type { App } from '../../src/server/app.ts';
import { makeRequest } from '../../src/server/demo/commands.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import {
	exampleOwner,
	firmMaple,
	officerMist,
	officerQingtong,
	ownerRiver,
	stationQingtong
} from '../../src/server/demo/world.ts';
import { applyOne } from '../support/apply.ts';
import { describeOnBoth } from '../support/databases.ts';
import { startFakeClamd } from '../support/fake-clamd.ts';
import { docx, pdf, photo } from '../support/file-corpus.ts';
import { sha256Of } from '../support/uploads.ts';

const owner = actorOf(exampleOwner);
const officer = actorOf(officerQingtong);
const collection = 'http://localhost:3000/api/v1/files';
const tus = { 'tus-resumable': '1.0.0' };

async function begin(app: App, actor: Actor, bytes: Buffer): Promise<number> {
	const metadata = `sha256 ${Buffer.from(sha256Of(bytes)).toString('base64')}`;
	const headers = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata };
	const request = new Request(collection, { method: 'POST', headers });
	return (await app.files.upload(request, actor, null)).status;
}

async function patch(app: App, actor: Actor, sha256: string, offset: number, bytes: Buffer) {
	const type = { 'content-type': 'application/offset+octet-stream' };
	const request = new Request(`${collection}/${sha256}`, {
		method: 'PATCH',
		headers: { ...tus, ...type, 'upload-offset': String(offset) },
		body: new Uint8Array(bytes)
	});
	return (await app.files.upload(request, actor, sha256)).status;
}

async function head(app: App, actor: Actor, sha256: string) {
	const request = new Request(`${collection}/${sha256}`, { method: 'HEAD', headers: tus });
	const answer = await app.files.upload(request, actor, sha256);
	return [answer.status, answer.headers.get('upload-offset')] as const;
}

async function upload(app: App, actor: Actor, bytes: Buffer): Promise<string> {
	const sha256 = sha256Of(bytes);
	expect(await begin(app, actor, bytes)).toBe(201);
	expect(await patch(app, actor, sha256, 0, bytes)).toBe(204);
	return sha256;
}

/** As from a phone of its own each time. */
const send = (app: App, actor: Actor, type: CommandType, entity: string, body: object) =>
	applyOne(app.sync, actor, { entity, type, body }, randomUUID());

async function newRequest(app: App, actor = owner): Promise<string> {
	const id = randomUUID();
	expect(await send(app, actor, 'request.create', id, makeRequest())).toMatchObject({
		status: 'applied'
	});
	return id;
}

function bodyOf(requestId: string, bytes: Buffer, name: string, more: object = {}) {
	const type = fileKinds[kindOfName(name) ?? 'pdf'].type;
	return {
		requestId,
		sha256: sha256Of(bytes),
		name,
		type,
		bytes: bytes.length,
		purpose: '合同',
		...more
	};
}

const attachTo = (
	app: App,
	requestId: string,
	bytes: Buffer,
	name: string,
	more: object = {},
	actor = owner
) => send(app, actor, 'file.attach', randomUUID(), bodyOf(requestId, bytes, name, more));

/** Uploaded and put to a new request: what the scanner finds next. */
async function attach(app: App, bytes: Buffer, name: string) {
	const requestId = await newRequest(app);
	await upload(app, owner, bytes);
	const id = randomUUID();
	const result = await send(app, owner, 'file.attach', id, bodyOf(requestId, bytes, name));
	expect(result).toMatchObject({ status: 'applied', rev: 1 });
	return { id, requestId };
}

async function rowOf(app: App, actor: Actor, scope: string, id: string, cursor = '') {
	const page = await app.sync.readChanges(actor, scope, cursor);
	if (page.status !== 200) throw new Error(`changes: ${page.status}`);
	return { row: page.body.changes.find((one) => one.id === id), next: page.body.next };
}

const firmScope = `firm:${firmMaple}`;
const stationScope = `station:${stationQingtong}`;

describeOnBoth('attachments', (world) => {
	it('wait for their bytes, are checked, and only then can be downloaded, by their own', async () => {
		const { app } = world();
		const bytes = await photo(320, 240);
		const requestId = await newRequest(app);
		const id = randomUUID();
		const body = bodyOf(requestId, bytes, '合同 第 1 页.jpg');
		expect(await send(app, owner, 'file.attach', id, body)).toMatchObject({ status: 'wait' });
		await upload(app, owner, bytes);
		expect(await send(app, owner, 'file.attach', id, body)).toMatchObject({
			status: 'applied',
			scope: firmScope
		});
		// The same again, after a lost answer, under another command id.
		expect(await send(app, owner, 'file.attach', id, body)).toMatchObject({
			status: 'applied',
			rev: 1
		});

		const before = await rowOf(app, owner, firmScope, id);
		expect(before.row?.d).toMatchObject({
			state: 'quarantined',
			name: '合同 第 1 页.jpg',
			requestId
		});
		expect((await app.files.download(owner, id)).status).toBe(409);
		expect((await app.files.download(officer, id)).status).toBe(409);

		expect(await app.files.scanNext()).toBe(true);
		expect(await app.files.scanNext()).toBe(false);
		const after = await rowOf(app, owner, firmScope, id, before.next);
		expect(after.row).toMatchObject({ rev: 2, d: { state: 'clean', reason: null } });
		expect((await rowOf(app, officer, stationScope, id)).row?.d).toEqual(after.row?.d);

		const download = await app.files.download(officer, id);
		expect(download.status).toBe(200);
		const kept = Buffer.from(await download.arrayBuffer());
		expect(kept.length).toBe(after.row?.d?.bytes);
		expect(kept.includes('SECRETPHONE')).toBe(false);
		for (const stranger of [actorOf(ownerRiver), actorOf(officerMist)]) {
			const seen = await app.files.download(stranger, id);
			const nowhere = await app.files.download(stranger, randomUUID());
			expect([seen.status, await seen.text()]).toEqual([404, await nowhere.text()]);
		}
	});

	it('are one file within a firm, and nothing to another firm', async () => {
		const { app } = world();
		const bytes = pdf();
		const sha256 = await upload(app, owner, bytes);
		expect(await head(app, owner, sha256)).toEqual([200, String(bytes.length)]);
		const other = actorOf(ownerRiver);
		expect(await head(app, other, sha256)).toEqual(await head(app, other, 'f'.repeat(64)));
		expect(
			await attachTo(app, await newRequest(app, other), bytes, 'a.pdf', {}, other)
		).toMatchObject({ status: 'wait' });
		// Its own copy of the same bytes is its own upload from the first byte.
		expect(await begin(app, other, bytes)).toBe(201);
		expect(await head(app, other, sha256)).toEqual([200, '0']);
		// Twice to two requests: two attachments, one upload.
		for (const requestId of [await newRequest(app), await newRequest(app)]) {
			expect(await attachTo(app, requestId, bytes, 'a.pdf')).toMatchObject({ status: 'applied' });
		}
	});

	it('go on from the byte that arrived, are begun once however often, and must be what their name says', async () => {
		const { app, dialect, openAnother } = world();
		// As on two processes behind one address; SQLite has one.
		const other = dialect === 'postgres' ? await openAnother() : app;
		const bytes = docx([{ name: 'word/a.xml', content: 'x'.repeat(5000) }]);
		const sha256 = sha256Of(bytes);
		expect(await Promise.all([begin(app, owner, bytes), begin(other, owner, bytes)])).toEqual([
			201, 201
		]);
		expect(await patch(app, owner, sha256, 0, bytes.subarray(0, 300))).toBe(204);
		expect(await begin(other, owner, bytes)).toBe(201);
		expect(await head(other, owner, sha256)).toEqual([200, '300']);
		expect(await patch(other, owner, sha256, 0, bytes.subarray(0, 300))).toBe(409);
		expect(await patch(other, owner, sha256, 300, bytes.subarray(300))).toBe(204);
		expect(await head(app, owner, sha256)).toEqual([200, String(bytes.length)]);

		const lie = Buffer.from('these bytes');
		expect(await begin(app, owner, lie)).toBe(201);
		expect(await patch(app, owner, sha256Of(lie), 0, Buffer.from('THOSE bytes'))).toBe(460);
		expect(await head(app, owner, sha256Of(lie))).toEqual([404, null]);
	});

	it('that are refused come back alone with the reason, and another file takes their place', async () => {
		const { app } = world();
		const bad = Buffer.from('<!doctype html><script>1</script>');
		const { id, requestId } = await attach(app, bad, 'contract.pdf');
		const good = pdf();
		await upload(app, owner, good);
		const neighbor = randomUUID();
		await send(app, owner, 'file.attach', neighbor, bodyOf(requestId, good, 'good.pdf'));
		while (await app.files.scanNext());
		const refused = await rowOf(app, owner, firmScope, id);
		expect(refused.row?.d).toMatchObject({ state: 'refused', reason: 'type_not_allowed' });
		expect((await rowOf(app, owner, firmScope, neighbor)).row?.d).toMatchObject({ state: 'clean' });
		expect((await app.files.download(owner, id)).status).toBe(409);

		const next = randomUUID();
		expect(
			await send(
				app,
				owner,
				'file.attach',
				next,
				bodyOf(requestId, good, 'again.pdf', { replaces: id })
			)
		).toMatchObject({ status: 'applied' });
		for (const [actor, scope] of [
			[owner, firmScope],
			[officer, stationScope]
		] as const) {
			expect((await rowOf(app, actor, scope, id)).row).toMatchObject({ x: 1 });
		}
		expect((await app.files.download(owner, id)).status).toBe(404);
		// A clean one cannot be taken away by the same means.
		await attachTo(app, requestId, good, 'b.pdf', { replaces: neighbor });
		expect((await rowOf(app, owner, firmScope, neighbor)).row?.d).toMatchObject({ state: 'clean' });
	});

	it('stay in quarantine while the scanner is away, and nobody gets one during the scan', async () => {
		const { openAnother, env, app: plain } = world();
		const clamd = await startFakeClamd();
		env.CLAMAV_URL = clamd.url;
		let clock = Date.now();
		const app = await openAnother({ now: () => new Date(clock) });
		const { id } = await attach(app, pdf(), 'a.pdf');
		clamd.say(null);
		clock += 1000;
		expect(await app.files.scanNext()).toBe(true);
		expect((await rowOf(app, owner, firmScope, id)).row?.d).toMatchObject({ state: 'quarantined' });
		expect((await app.files.download(owner, id)).status).toBe(409);
		// Not asked again at once, but soon.
		expect(await app.files.scanNext()).toBe(false);
		clock += 20_000;

		let letGo = () => {};
		clamd.hold = new Promise((resolve) => (letGo = resolve));
		clamd.say('stream: OK');
		const scan = app.files.scanNext();
		while (clamd.scanned.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
		expect((await plain.files.download(officer, id)).status).toBe(409);
		// Nobody else takes it meanwhile.
		expect(await app.files.scanNext()).toBe(false);
		letGo();
		await scan;
		expect((await plain.files.download(officer, id)).status).toBe(200);

		clamd.say('stream: Some.Virus FOUND');
		const second = await attach(app, docx(), 'b.docx');
		clock += 1000;
		await app.files.scanNext();
		expect((await rowOf(app, owner, firmScope, second.id)).row?.d).toMatchObject({
			state: 'refused',
			reason: 'malware'
		});
		await clamd.close();
	});

	it('whose check was cut by a crash are checked by the next process, once', async () => {
		const { openAnother, app } = world();
		const { id } = await attach(app, pdf(), 'a.pdf');
		// A process that took it and died.
		await app.db
			.updateTable('attachment')
			.set({ leased_by: 'dead', leased_until: Date.now() + 30_000, scan_tries: 1 })
			.where('id', '=', id)
			.execute();
		expect(await app.files.scanNext()).toBe(false);
		const later = await openAnother({ now: () => new Date(Date.now() + 31_000) });
		expect(await Promise.all([later.files.scanNext(), later.files.scanNext()])).toContain(true);
		expect((await rowOf(app, owner, firmScope, id)).row).toMatchObject({
			rev: 2,
			d: { state: 'clean' }
		});
		// One that ended three processes is not tried on a fourth.
		const poison = await attach(app, docx(), 'b.docx');
		await app.db
			.updateTable('attachment')
			.set({ scan_tries: 3 })
			.where('id', '=', poison.id)
			.execute();
		await later.files.scanNext();
		expect((await rowOf(app, owner, firmScope, poison.id)).row?.d).toMatchObject({
			state: 'refused'
		});
	});

	it('are not taken away before an attachment that is being made of them, and stay seven days once they are whole', async () => {
		const { openAnother } = world();
		const clock = { now: Date.now() };
		const now = () => new Date(clock.now);
		const app = await openAnother({ now });
		const bytes = pdf();
		const sha256 = sha256Of(bytes);
		// A phone that was without a network for most of a week in the middle.
		expect(await begin(app, owner, bytes)).toBe(201);
		clock.now += 6 * 86_400_000;
		expect(await patch(app, owner, sha256, 0, bytes)).toBe(204);
		clock.now += 2 * 86_400_000;
		expect(await app.files.expire()).toBe(0);

		clock.now += 6 * 86_400_000;
		let expiring = Promise.resolve(0);
		const late: App = await openAnother({
			now,
			sync: {
				async point(name) {
					if (name !== 'beforeCommit') return;
					expiring = late.files.expire();
					await new Promise((resolve) => setTimeout(resolve, 100));
				}
			}
		});
		const requestId = await newRequest(app);
		const id = randomUUID();
		expect(
			await send(late, owner, 'file.attach', id, bodyOf(requestId, bytes, 'a.pdf'))
		).toMatchObject({ status: 'applied' });
		expect(await expiring).toBe(0);
		await app.files.scanNext();
		expect((await app.files.download(owner, id)).status).toBe(200);
		expect(await app.files.expire()).toBe(1);
	});

	it('have room for so much per firm and per request, and unfinished ones go after seven days', async () => {
		const { openAnother, env } = world();
		env.FIRM_FILES_MB = '1';
		let clock = Date.now();
		const app = await openAnother({ now: () => new Date(clock) });
		const half = Buffer.alloc(600 * 1024, 1);
		expect(await begin(app, owner, half)).toBe(201);
		expect(await begin(app, owner, Buffer.alloc(600 * 1024, 2))).toBe(413);
		expect(await patch(app, owner, sha256Of(half), 0, half.subarray(0, 1000))).toBe(204);
		clock += 6 * 86_400_000;
		expect(await app.files.expire()).toBe(0);
		clock += 2 * 86_400_000;
		expect(await app.files.expire()).toBe(1);
		expect(await head(app, owner, sha256Of(half))).toEqual([404, null]);
		expect(await begin(app, owner, Buffer.alloc(600 * 1024, 2))).toBe(201);

		const requestId = await newRequest(app);
		const bytes = pdf();
		await upload(app, owner, bytes);
		for (let n = 0; n < 20; n++) {
			expect(await attachTo(app, requestId, bytes, 'a.pdf')).toMatchObject({ status: 'applied' });
		}
		const many = await attachTo(app, requestId, bytes, 'a.pdf');
		expect(many).toMatchObject({ status: 'rejected', issues: [{ reason: 'too_many_files' }] });
		await send(app, owner, 'request.withdraw', requestId, { reason: '' });
		const late = await attachTo(app, requestId, bytes, 'a.pdf');
		expect(late).toMatchObject({ status: 'conflict', code: 'not_allowed' });
	});
});
