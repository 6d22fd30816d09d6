import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest, PackEntry } from '../../src/domain/notice/manifest.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { draftToNotice } from '../../src/domain/notice/draft.ts';
import { type BuiltPack, PackBuilder } from '../../src/server/notice/pack-builder.ts';
import { TestKeys } from '../../tests/support/content-server.ts';
import { articleNotices } from '../article-notices.ts';

export const rowsPerPage = 1000;

export interface Content {
	packs: PackEntry[];
	/** Signed, as it is served. */
	manifest: string;
	publicKey: string;
	/** Pages of rows, gzipped. */
	pages: number;
	/** Bytes of all packs, and of all pages. */
	packBytes: number;
	pageBytes: number;
}

/** The same notices as packs and as pages of rows. What an earlier run has left in the folder is taken. */
export async function makeContent(count: number, folder: string): Promise<Content> {
	const known = await readFile(join(folder, 'content.json'), 'utf8').catch(() => null);
	if (known !== null) return JSON.parse(known) as Content;
	const content = await buildContent(count, folder);
	await writeFile(join(folder, 'content.json'), JSON.stringify(content));
	return content;
}

async function buildContent(count: number, folder: string): Promise<Content> {
	const packs: PackEntry[] = [];
	let pages = 0;
	let pageBytes = 0;
	let page: Notice[] = [];
	let builder = new PackBuilder();

	const closePack = async () => {
		if (builder.isEmpty) return;
		const pack = builder.finish();
		packs.unshift(toEntry(pack, packs.length + 1));
		await writeFile(join(folder, pack.sha), pack.bytes);
		builder = new PackBuilder();
	};
	const closePage = async () => {
		if (page.length === 0) return;
		const bytes = gzipSync(JSON.stringify(page.map((notice) => ({ id: idOf(notice), ...notice }))));
		pageBytes += bytes.length;
		await writeFile(join(folder, `rows${pages++}`), bytes);
		page = [];
	};
	let number = 0;
	for await (const draft of articleNotices(count)) {
		const notice = draftToNotice(draft, { number: ++number, publishedAt: '', updatedAt: '' });
		builder.add(notice);
		if (builder.isFull) await closePack();
		page.push(notice);
		if (page.length === rowsPerPage) await closePage();
	}
	await closePack();
	await closePage();
	const keys = new TestKeys();
	const packBytes = packs.reduce((sum, { bytes }) => sum + bytes, 0);
	const manifest: Manifest = {
		proto: 1,
		serial: [1, 1],
		keys: keys.keys,
		timelines: [],
		next: '',
		notices: number,
		bytes: packBytes,
		kinds: {},
		publishedAt: null,
		packs,
		withdrawn: []
	};
	const signed = keys.sign(JSON.stringify(manifest));
	return { packs, manifest: signed, publicKey: keys.current, pages, packBytes, pageBytes };
}

/** A key that sorts as the numbers do. */
function idOf({ number }: Notice): string {
	return String(number).padStart(9, '0');
}

function toEntry(pack: BuiltPack, seq: number): PackEntry {
	const { sha, numbers, kinds, groups, bytes } = pack;
	return {
		sha,
		bytes: bytes.length,
		seq,
		first: numbers[0] ?? 0,
		last: numbers.at(-1) ?? 0,
		n: numbers.length,
		dead: 0,
		gone: [],
		kinds,
		groups
	};
}
