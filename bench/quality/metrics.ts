/** Quality of a set of rankings, each measure the mean over its questions. */
export interface Quality {
	'nDCG@10': number;
	'R@10': number;
	'R@100': number;
	'MRR@100': number;
	'P@1': number;
}

export interface Judged {
	/** Best first. */
	ranking: readonly string[];
	relevant: readonly string[];
}

export function measure(judged: readonly Judged[]): Quality {
	const sum: Quality = { 'nDCG@10': 0, 'R@10': 0, 'R@100': 0, 'MRR@100': 0, 'P@1': 0 };
	for (const { ranking, relevant } of judged) {
		const wanted = new Set(relevant);
		const hits = ranking.slice(0, 100).map((id) => (wanted.has(id) ? 1 : 0));
		const within = (rank: number) => hits.slice(0, rank).reduce<number>((a, b) => a + b, 0);
		const ideal = Array.from({ length: Math.min(10, wanted.size) }, () => 1);
		const first = hits.indexOf(1);
		sum['nDCG@10'] += gain(hits.slice(0, 10)) / gain(ideal);
		sum['R@10'] += within(10) / wanted.size;
		sum['R@100'] += within(100) / wanted.size;
		sum['MRR@100'] += first === -1 ? 0 : 1 / (first + 1);
		sum['P@1'] += within(1);
	}
	for (const name of Object.keys(sum) as Array<keyof Quality>) sum[name] /= judged.length;
	return sum;
}

function gain(hits: readonly number[]): number {
	return hits.reduce((total, hit, rank) => total + hit / Math.log2(rank + 2), 0);
}
