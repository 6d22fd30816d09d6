import type { Block, Inline } from './notice.ts';

/** What a person reads of it, without marks: for search, snippets and read-aloud. */
export function inlineText(children: readonly Inline[]): string {
	let text = '';
	for (const child of children) {
		if (child.t === 'text') text += child.text;
		else if (child.t === 'break') text += '\n';
		else text += inlineText(child.children);
	}
	return text;
}

/** Lines, so that no search term ever spans two cells, items or paragraphs. */
export function blockText(block: Block): string {
	switch (block.t) {
		case 'article':
		case 'footnote':
			return `${block.label} ${inlineText(block.children)}`;
		case 'list':
			return block.items.map(inlineText).join('\n');
		case 'table':
			return [block.head, ...block.rows].map((row) => row.map(inlineText).join('\n')).join('\n');
		default:
			return inlineText(block.children);
	}
}
