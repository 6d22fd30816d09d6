import { readResults } from './self-check-store.ts';

/**
 * The latest result on this device whose findings name one of these items; null when none does. The
 * comparison stays here: which notices fit a firm says what was found about it.
 */
export async function readRelatedResult(items: readonly string[]): Promise<string | null> {
	if (items.length === 0) return null;
	const [latest] = await readResults();
	const found = latest?.result.perItem.some(
		({ itemId, gap }) => gap !== null && gap > 0 && items.includes(itemId)
	);
	return latest && found ? latest.id : null;
}
