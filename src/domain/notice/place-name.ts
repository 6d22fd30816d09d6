import type { Block } from './notice.ts';
import { inlineText } from './plain-text.ts';

/** What people call a place in a text: its footnote or article, else the heading above it; empty at the beginning. */
export function placeName(blocks: readonly Block[], blockId: string): string {
	const at = blocks.findIndex(({ id }) => id === blockId);
	const own = blocks[at];
	if (own?.t === 'footnote') return own.label;
	for (let index = at; index >= 0; index--) {
		const block = blocks[index];
		if (block?.t === 'article') return block.label;
		if (block?.t === 'heading') return inlineText(block.children);
	}
	return '';
}
