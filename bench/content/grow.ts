// One step of one size of P7 in a process of its own, so that its memory is its own: `grow.ts STEP COUNT FOLDER`.
import { makeLibrary } from '../../src/domain/notice/library.ts';
import { openPack } from '../../src/domain/notice/pack.ts';
import { type App, createApp } from '../../src/server/app.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { findLiveNumbers } from '../../src/server/notice/notice-repository.ts';
import { PackFiles } from '../../src/server/notice/pack-files.ts';
import { findPacks } from '../../src/server/notice/pack-repository.ts';
import { packTools } from '../../src/server/notice/pack-tools.ts';
import { publishNotices } from '../../src/server/notice/publish-notices.ts';
import { rebuildPacks } from '../../src/server/notice/rebuild-packs.ts';
import { articleNotices } from '../article-notices.ts';

export type Step = 'publish' | 'merge' | 'search';

export interface Growth {
	notices: number;
	packs: number;
	bytes: number;
	publishMs: number;
	openMs: number;
	p50Ms: number;
	p95Ms: number;
	/** Most memory the system ever counted for the process of this step. */
	highestRss: number;
}

const queries = [
	...['竞业限制', '欠薪', '善意取得', '不可抗力', '诉讼时效', '违约金', '格式条款', '土地使用权'],
	...['环境保护', '行政处罚', '注册商标', '劳动合同', '第五百零九条', '安全生产', '个人信息']
];
const options = { on: '2026-11-26', limit: 20 };

const work: Record<Step, (app: App, files: PackFiles) => Promise<Partial<Growth>>> = {
	/** What `npm run import` does with checked files: SQLite, packs on the disk, one transaction. */
	publish: async (app) => {
		await migrate(app.db);
		const started = performance.now();
		const counts = await publishNotices(app, () => articleNotices(Number(count)));
		const publishMs = performance.now() - started;
		const packs = await findPacks(app.db);
		const bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0);
		return { notices: counts.new, packs: packs.length, bytes, publishMs };
	},
	/** As the nightly merge would at worst: every pack is written anew. */
	merge: async ({ db }, files) => {
		await rebuildPacks(await findPacks(db), await findLiveNumbers(db), files, db);
		return {};
	},
	search: async ({ db }, files) => {
		const rows = await findPacks(db);
		const started = performance.now();
		const packs = await Promise.all(
			rows.map(async ({ sha }) => ({
				pack: await openPack(await files.source(sha), packTools),
				gone: []
			}))
		);
		const library = makeLibrary(packs, new Set());
		await library.search('竞业限制', options);
		const openMs = performance.now() - started;
		const times: number[] = [];
		for (let round = 0; round < 5; round++) {
			for (const query of queries) {
				const asked = performance.now();
				await library.search(query, options);
				times.push(performance.now() - asked);
			}
		}
		const sorted = times.toSorted((a, b) => a - b);
		const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
		return { openMs, p50Ms: at(0.5), p95Ms: at(0.95) };
	}
};

const [step, count = '1000', folder = ''] = process.argv.slice(2);
const app = await createApp({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
const measured = await work[step as Step](app, new PackFiles(folder, app.db));
await app.close();
process.send?.({ ...measured, highestRss: process.resourceUsage().maxRSS * 1024 });
