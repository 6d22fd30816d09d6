// Search over packs beside a plain scan of the same texts, interleaved in one run. Read the ratios.
import { makeLibrary } from '../src/domain/notice/library.ts';
import { openPack } from '../src/domain/notice/pack.ts';
import { passagesOf, passageText } from '../src/domain/notice/passages.ts';
import { foldText } from '../src/domain/notice/search/tokens.ts';
import { draftToNotice } from '../src/server/notice/draft.ts';
import { type BuiltPack, PackBuilder } from '../src/server/notice/pack-builder.ts';
import { bytesSource, packTools } from '../src/server/notice/pack-tools.ts';
import { lawTexts, makeRandom } from './law-texts.ts';

const articles = Number(process.env.ARTICLES ?? 50_000);
const on = '2026-11-24';

const built: BuiltPack[] = [];
const folded: Array<{ number: number; texts: string[] }> = [];
let builder = new PackBuilder();
let number = 0;
const startedAt = performance.now();
for await (const draft of lawTexts(articles)) {
	const notice = draftToNotice(draft, { number: ++number, publishedAt: '', updatedAt: '' });
	builder.add(notice);
	folded.push({
		number,
		texts: passagesOf(notice.title, notice).map((passage) =>
			foldText(passageText(passage, notice.title))
		)
	});
	if (builder.isFull) {
		built.push(builder.finish());
		builder = new PackBuilder();
	}
}
if (!builder.isEmpty) built.push(builder.finish());
const buildMs = performance.now() - startedAt;

const queries = chooseQueries();
const openLibrary = async () => {
	const packs = await Promise.all(
		built.map(async ({ bytes }) => ({
			pack: await openPack(bytesSource(bytes), packTools),
			gone: []
		}))
	);
	return makeLibrary(packs, new Set());
};
const scan = (query: string) => {
	const term = foldText(query);
	return folded.filter(({ texts }) => texts.some((text) => text.includes(term)));
};

globalThis.gc?.();
const before = process.memoryUsage();
const openedAt = performance.now();
const library = await openLibrary();
await library.search('欠薪', { on, limit: 20 });
const coldMs = performance.now() - openedAt;
globalThis.gc?.();
const after = process.memoryUsage();
const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;

const packMs: number[] = [];
const scanMs: number[] = [];
let wanted = 0;
let found = 0;
for (const query of queries) {
	const one = performance.now();
	await library.search(query, { on, limit: 20 });
	const two = performance.now();
	const truth = scan(query);
	scanMs.push(performance.now() - two);
	packMs.push(two - one);
	const all = await library.search(query, { on, limit: 1_000_000 });
	const numbers = new Set(all.match === 'some' ? [] : all.hits.map((hit) => hit.number));
	wanted += truth.length;
	found += truth.filter((notice) => numbers.has(notice.number)).length;
}

const bytes = built.reduce((sum, pack) => sum + pack.bytes.length, 0);
const passages = folded.reduce((sum, { texts }) => sum + texts.length, 0);
const rows: Array<[string, string, string]> = [
	['', 'packs', 'plain scan'],
	['p50', ms(percentile(packMs, 0.5)), ms(percentile(scanMs, 0.5))],
	['p95', ms(percentile(packMs, 0.95)), ms(percentile(scanMs, 0.95))],
	['cold open to first answer', ms(coldMs), ''],
	['memory held', `${(held / 1e6).toFixed(1)} MB`, ''],
	['recall', (found / wanted).toFixed(4), '1.0000']
];
console.log(
	`${number} laws, ${passages} passages, ${queries.length} queries, ${built.length} packs`
);
console.log(`built in ${ms(buildMs)}; ${(bytes / 1e6).toFixed(1)} MB with the index`);
for (const [name, one, two] of rows) {
	console.log(`${name.padEnd(28)}${one.padStart(12)}${two.padStart(14)}`);
}
if (found !== wanted) {
	console.error('Recall is below 1: a term in the texts was not found.');
	process.exitCode = 1;
}

/** Pieces of the texts, two to six characters, drawn with a fixed seed, and words people type. */
function chooseQueries(): string[] {
	const random = makeRandom(7);
	const pieces = Array.from({ length: 190 }, () => {
		const texts = folded[Math.floor(random() * folded.length)]?.texts ?? [];
		const text = texts[Math.floor(random() * texts.length)] ?? '';
		const runs = text.match(/[\u4e00-\u9fff]{2,}/g) ?? ['规定'];
		const run = runs[Math.floor(random() * runs.length)] ?? '';
		const length = 2 + Math.floor(random() * 5);
		const start = Math.floor(random() * Math.max(1, run.length - length));
		return run.slice(start, start + length);
	});
	const typed = ['欠薪', '竞业限制', '善意取得', '不可抗力', '诉讼时效', '违约金', '格式条款'];
	return [...typed, ...pieces.filter((piece) => piece.length >= 2)];
}

function percentile(values: number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

function ms(value: number): string {
	return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
