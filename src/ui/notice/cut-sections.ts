import type { Block } from '#domain/notice/notice';
import type { NoticePart } from '#domain/notice/parts';

export interface Section {
	key: string;
	blocks: Block[];
	/** What the section is, when its heading says so. */
	part: NoticePart | null;
}

/** So many blocks are laid out together; the browser skips the sections that are not on the screen. */
const mostBlocks = 24;

/** Cuts at headings, and long stretches between them: a law of a thousand articles then opens like a short one. */
export function cutSections(blocks: readonly Block[]): Section[] {
	const sections: Section[] = [];
	let open: Section | null = null;
	let last: Block['t'] | null = null;
	for (const block of blocks) {
		// Notes belong to no section.
		const isFirstNote = block.t === 'footnote' && last !== 'footnote';
		const starts = isFirstNote || (block.t === 'heading' && block.level < 3);
		if (!open || starts || open.blocks.length >= mostBlocks) {
			const own = block.t === 'heading' ? (block.part ?? null) : null;
			const part = starts ? own : (sections.at(-1)?.part ?? null);
			open = { key: block.id, blocks: [], part };
			sections.push(open);
		}
		open.blocks.push(block);
		last = block.t;
	}
	return sections;
}
