// What a phone downloads: packs beside the same notices as bare gzipped JSON, the floor of any first sync.
import { gzipSync } from 'node:zlib';
import type { PackTable } from '../src/domain/notice/pack.ts';
import { draftToNotice } from '../src/server/notice/draft.ts';
import { type BuiltPack, PackBuilder } from '../src/server/notice/pack-builder.ts';
import { lawTexts } from './law-texts.ts';

for (const articles of [1000, 10_000, 50_000]) {
	const sections: Record<string, number> = {};
	let packs = 0;
	let packedBytes = 0;
	let floorBytes = 0;
	let notices = 0;
	let buildMs = 0;
	let peak = 0;
	let chunk = '';
	let builder = new PackBuilder();
	const count = ({ bytes }: BuiltPack) => {
		packs++;
		packedBytes += bytes.length;
		const length = bytes.readUInt32LE(8);
		const table = JSON.parse(bytes.toString('utf8', 12, 12 + length)) as PackTable;
		for (const { name, bytes: size } of table.sections) {
			const group = name.startsWith('body') ? 'bodies' : name === 'headers' ? 'headers' : 'index';
			sections[group] = (sections[group] ?? 0) + size;
		}
	};
	for await (const draft of lawTexts(articles)) {
		const notice = draftToNotice(draft, { number: ++notices, publishedAt: '', updatedAt: '' });
		const started = performance.now();
		builder.add(notice);
		if (builder.isFull) {
			count(builder.finish());
			builder = new PackBuilder();
		}
		buildMs += performance.now() - started;
		peak = Math.max(peak, process.memoryUsage().rss);
		chunk += JSON.stringify(draft);
		if (chunk.length > 1_000_000) {
			floorBytes += gzipSync(chunk, { level: 9 }).length;
			chunk = '';
		}
	}
	if (!builder.isEmpty) count(builder.finish());
	floorBytes += gzipSync(chunk, { level: 9 }).length;
	const share = (name: string) => `${Math.round(((sections[name] ?? 0) / packedBytes) * 100)} %`;
	console.log(
		[
			`${articles} articles in ${notices} laws: ${packs} packs`,
			`${(packedBytes / 1e6).toFixed(2)} MB (bodies ${share('bodies')}, index ${share('index')})`,
			`${(packedBytes / floorBytes).toFixed(2)} x gzipped JSON without an index`,
			`built in ${(buildMs / 1000).toFixed(1)} s, ${Math.round(peak / 1e6)} MB resident at most`
		].join('; ')
	);
}
