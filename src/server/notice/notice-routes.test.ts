import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDraft } from '../../../tests/support/notices.ts';
import { type App, createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { openSqlite } from '../db/open.ts';
import { publishNotices } from './publish-notices.ts';
import { withdrawNotice } from './withdraw-notice.ts';

const folder = mkdtempSync(join(tmpdir(), 'faqiao-'));
let app: App;

const ask = (path: string, headers: Record<string, string> = {}) =>
	app.notices.routes.list(new Request(`http://localhost${path}`, { headers }));

beforeAll(async () => {
	const env = { DATA_DIR: folder, LOG_LEVEL: 'silent' };
	app = await createApp(env, { database: openSqlite(':memory:') });
	await migrate(app.db);
	await app.sync.openTimeline();
	await publishNotices(app, () => Array.from({ length: 5 }, (_, n) => makeDraft(`d${n}`)));
	await withdrawNotice(app, 29, '重复发布');
});

afterAll(async () => {
	await app.close();
	rmSync(folder, { recursive: true });
});

describe('GET /api/v1/notices', () => {
	it('gives headers page by page', async () => {
		const first = (await (await ask('/?limit=3')).json()) as Record<string, unknown>;
		expect(first).toMatchObject({ total: 4, exactTotal: true, next: 'p3' });
		const second = await (await ask('/?limit=3&cursor=p3')).json();
		expect(second).toMatchObject({ notices: [{ number: 25 }], next: null });
	});

	it('gives hits with snippets for q', async () => {
		const answer = await (await ask('/?q=拖欠货款&kind=law')).json();
		expect(answer).toMatchObject({
			match: 'all',
			total: 4,
			hits: [{ number: 28, passageId: 'a2', snippet: { ranges: [[6, 10]] } }, {}, {}, {}]
		});
	});

	it('gives each passage for itself where that is asked, and what to mark', async () => {
		const answer = await (await ask('/?q=拖欠货款怎么办&unit=passage&limit=2')).json();
		expect(answer).toMatchObject({ hits: [{ passageId: 'a2', others: 0 }, {}] });
		expect((answer as { marks: string[] }).marks).toContain('货款');
	});

	it('narrows a list and a search by the same filters', async () => {
		const total = async (query: string) =>
			((await (await ask(`/?${query}`)).json()) as { total: number }).total;
		for (const q of ['', 'q=拖欠货款&']) {
			expect(await total(`${q}inForce=true`)).toBe(4);
			expect(await total(`${q}from=2999-01-01`)).toBe(0);
			expect(await total(`${q}place=没有这个地方`)).toBe(0);
		}
	});

	it('takes the empty fields of a search form as not asked', async () => {
		expect((await ask('/?q=&kind=&limit=')).status).toBe(200);
	});

	it.each([
		['kind=poem', 'kind'],
		['limit=0', 'limit'],
		['limit=1000', 'limit'],
		['limit=x', 'limit'],
		['cursor=zzz', 'cursor'],
		['q=a&q=b', 'q'],
		['sort=date', 'sort'],
		['from=2026-13-77', 'from'],
		['inForce=maybe', 'inForce'],
		['unit=word', 'unit'],
		[`q=${'字'.repeat(201)}`, 'q']
	])('refuses %s and names the field', async (query, field) => {
		const response = await ask(`/?${query}`);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ code: 'invalid', field });
	});

	it('answers 304 while nothing changed', async () => {
		const etag = (await ask('/')).headers.get('etag') ?? '';
		expect((await ask('/', { 'if-none-match': etag })).status).toBe(304);
		expect((await ask('/', { 'if-none-match': `W/${etag}` })).status).toBe(304);
		expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
	});
});

describe('one notice', () => {
	const find = (number: string) =>
		app.notices.routes.find(new Request('http://localhost/'), number);

	it('is there with its tree', async () => {
		const response = await find('25');
		expect(response.headers.get('cache-control')).toBe('no-cache');
		expect(await response.json()).toMatchObject({
			number: 25,
			body: { zh: [{ id: 'a1' }, {}, {}] }
		});
	});

	it('is gone with date and reason when it was withdrawn', async () => {
		const response = await find('29');
		expect(response.status).toBe(410);
		expect(await response.json()).toMatchObject({
			code: 'withdrawn',
			withdrawn: { number: 29, reason: '重复发布' }
		});
	});

	it.each(['0', '025', '-1', 'abc', '999', '99999999999', '1e3', '25 '])(
		'is not there as %s',
		async (number) => {
			expect((await find(number)).status).toBe(404);
		}
	);
});

describe('manifest and packs', () => {
	it('are cached for ever by hash, and the manifest is asked for again', async () => {
		const { routes } = app.notices;
		const request = new Request('http://localhost/');
		const manifest = await routes.manifest(request);
		expect(manifest.headers.get('cache-control')).toBe('no-cache');
		const { packs } = (await manifest.json()) as { packs: Array<{ sha: string; bytes: number }> };
		const pack = await routes.pack(request, packs[0]?.sha ?? '');
		expect(pack.headers.get('cache-control')).toContain('immutable');
		expect(pack.headers.get('content-encoding')).toBeNull();
		expect((await pack.arrayBuffer()).byteLength).toBe(packs[0]?.bytes);
	});

	it('go on from where a download was cut', async () => {
		const { packs } = (await app.notices.manifest()).manifest;
		const { sha = '', bytes = 0 } = packs[0] ?? {};
		const ask = (range: string) =>
			app.notices.routes.pack(new Request('http://localhost/', { headers: { range } }), sha);
		const whole = await app.notices.pack(sha);
		const rest = await ask('bytes=100-');
		expect(rest.status).toBe(206);
		expect(rest.headers.get('content-range')).toBe(`bytes 100-${bytes - 1}/${bytes}`);
		expect(
			Buffer.from(await rest.arrayBuffer()).equals(whole?.subarray(100) ?? Buffer.alloc(0))
		).toBe(true);
		expect((await ask(`bytes=${bytes}-`)).status).toBe(416);
		for (const other of ['bytes=0-9', 'bytes=-5', 'bytes=1-,5-', 'rows=1-']) {
			expect((await ask(other)).status).toBe(200);
		}
	});

	it.each(['../secret', 'x', 'A'.repeat(64), '0'.repeat(64)])(
		'no pack is called %s',
		async (sha) => {
			const response = await app.notices.routes.pack(new Request('http://localhost/'), sha);
			expect(response.status).toBe(404);
		}
	);
});
