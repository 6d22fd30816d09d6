import type { Block } from './notice.ts';

/** Levels from 1 without a gap, whatever the text began with: a page outline must not skip a level. */
export function rankHeadings(blocks: Block[]): Block[] {
	const used = new Set<number>();
	for (const block of blocks) if (block.t === 'heading') used.add(block.level);
	const order = [...used].sort((a, b) => a - b);
	for (const block of blocks) {
		if (block.t === 'heading') block.level = (order.indexOf(block.level) + 1) as 1 | 2 | 3;
	}
	return blocks;
}
