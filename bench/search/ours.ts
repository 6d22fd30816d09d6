import { bringRankingTable } from '#domain/notice/search/load-ranking-model';
import { rankingTable } from '#domain/notice/search/ranking-table.data';
import { openContentStore, type StoredPack } from '#client/db/content-store';

export const on = '2026-11-27';
export const store = openContentStore();

// As the product's worker does.
bringRankingTable(rankingTable);

/** Puts the packs where a download puts them. */
export async function keepPacks(): Promise<{ indexBytes: number; ms: number }> {
	const started = performance.now();
	const packs = (await (await fetch('/packs')).json()) as StoredPack[];
	let indexBytes = 0;
	for (const pack of packs) {
		const bytes = new Uint8Array(await (await fetch(`/packs/${pack.sha}`)).arrayBuffer());
		indexBytes += indexBytesOf(bytes);
		await store.savePack(pack, bytes);
	}
	return { indexBytes, ms: performance.now() - started };
}

/** Everything in a pack but the texts and what only the reader shows. */
function indexBytesOf(pack: Uint8Array): number {
	const end = 12 + new DataView(pack.buffer).getUint32(8, true);
	const table = JSON.parse(new TextDecoder().decode(pack.subarray(12, end))) as {
		sections: Array<{ name: string; bytes: number }>;
	};
	const index = table.sections.filter(({ name }) => !/^(body\d+|details)$/.test(name));
	return index.reduce((sum, { bytes }) => sum + bytes, end);
}
