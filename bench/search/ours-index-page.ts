import { openPack } from '#domain/notice/pack';
import { findTiers } from '#domain/notice/search/candidates';
import { loadRankingModel } from '#domain/notice/search/load-ranking-model';
import { openForSearch } from '#domain/notice/search/open-for-search';
import { parseQuery } from '#domain/notice/search/query';
import { foldText } from '#domain/notice/search/tokens';
import { packTools } from '#client/search/pack-tools';
import { keepPacks, on, store } from './ours.ts';
import { startPage } from './page.ts';

/** As far as the peers go: the best twenty that have every term by the index alone, whose pairs may stand apart. */
startPage({
	prepare: keepPacks,

	async open() {
		const { packs } = await store.state();
		const sources = await Promise.all(
			packs.map(async ({ sha }) => {
				const source = { read: (start: number, end: number) => store.readPack(sha, start, end) };
				return { pack: await openPack(source, packTools), isLive: () => true };
			})
		);
		const model = await loadRankingModel();
		const find = async (query: string, limit: number) => {
			const options = { on, unit: 'passage', limit } as const;
			const open = await Promise.all(sources.map((source) => openForSearch(source, on)));
			const tiers = findTiers(open, parseQuery(query), foldText(query), options, model);
			for await (const tier of tiers) {
				// What comes after the passages that have every term is more than the peers look for.
				if (tier.match !== 'all') break;
				const { list } = await tier.choose(limit);
				return list.map(({ pack, passage }) => `${pack}:${passage}`);
			}
			return [];
		};
		return {
			first: (query) => find(query, 20),
			all: (query) => find(query, 1_000_000)
		};
	}
});
