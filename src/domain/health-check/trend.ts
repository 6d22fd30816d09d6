import type { ItemResult, Result } from './result.ts';

export interface Trend {
	/** Questions put in the same words, answered both times. Only these are compared. */
	compared: number;
	better: ItemChange[];
	worse: ItemChange[];
	/** Mean gap, 0 (good) to 1, over the compared questions of each domain. */
	perDomain: Array<{ domainId: string; before: number; after: number; compared: number }>;
}

export interface ItemChange {
	itemId: string;
	before: number;
	after: number;
}

/** Row HC21: a question that is new, gone, reworded or open on one side says nothing about change. */
export function compareResults(before: Result, after: Result): Trend {
	const earlier = new Map(before.perItem.map((one) => [one.itemId, one]));
	const pairs = after.perItem.flatMap((now) => {
		const then = earlier.get(now.itemId);
		return then && isSameQuestion(then, now) ? [{ then, now }] : [];
	});
	const changes = pairs.map(({ then, now }) => ({
		itemId: now.itemId,
		before: then.gap ?? 0,
		after: now.gap ?? 0
	}));
	const domainIds = [...new Set(pairs.map(({ now }) => now.domainId))];
	return {
		compared: pairs.length,
		better: changes.filter((one) => one.after < one.before),
		worse: changes.filter((one) => one.after > one.before),
		perDomain: domainIds.map((domainId) => {
			const mine = pairs.filter(({ now }) => now.domainId === domainId);
			return {
				domainId,
				before: meanGap(mine.map(({ then }) => then)),
				after: meanGap(mine.map(({ now }) => now)),
				compared: mine.length
			};
		})
	};
}

function isSameQuestion(then: ItemResult, now: ItemResult): boolean {
	return then.fingerprint === now.fingerprint && then.gap !== null && now.gap !== null;
}

function meanGap(items: ItemResult[]): number {
	return items.reduce((sum, one) => sum + (one.gap ?? 0), 0) / items.length;
}
