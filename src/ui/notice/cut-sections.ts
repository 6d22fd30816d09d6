import type { Block } from '#domain/notice/notice';
import { inlineText } from '#domain/notice/plain-text';

/** The fixed layout of a typical case (row NO1). */
export type CasePart = 'facts' | 'issue' | 'holding' | 'matters' | 'act';

export interface Section {
	key: string;
	blocks: Block[];
	/** What the section is, when its heading says so. */
	part: CasePart | null;
}

/** So many blocks are laid out together; the browser skips the sections that are not on the screen. */
const mostBlocks = 24;

const partNames: Array<[CasePart, RegExp]> = [
	['facts', /^(基本)?事实|案情|^facts/i],
	['issue', /争议|焦点|诉讼请求|^issue/i],
	['holding', /裁判|处理结果|法院认为|judgment|holding/i],
	['act', /^周一|怎么做|^do this/i],
	['matters', /意义|what it means/i]
];

/** Cuts at headings, and long stretches between them: a law of a thousand articles then opens like a short one. */
export function cutSections(blocks: readonly Block[]): Section[] {
	const sections: Section[] = [];
	let open: Section | null = null;
	for (const block of blocks) {
		const starts = block.t === 'heading' && block.level < 3;
		if (!open || starts || open.blocks.length >= mostBlocks) {
			const part: CasePart | null = starts ? partOf(block) : (sections.at(-1)?.part ?? null);
			open = { key: block.id, blocks: [], part };
			sections.push(open);
		}
		open.blocks.push(block);
	}
	return sections;
}

function partOf(heading: Extract<Block, { t: 'heading' }>): CasePart | null {
	const name = inlineText(heading.children);
	return partNames.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
