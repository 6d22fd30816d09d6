import { squeeze } from '#domain/notice/anchor';

/** Letters of a block, spaces not counted, as anchors count them. */
export type Letters = [number, number];

export interface Selected {
	blockId: string;
	range: Letters;
}

/** What is selected inside `root`, as letters of the block where it begins; null when nothing is. */
export function readSelection(root: HTMLElement): Selected | null {
	const selection = getSelection();
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const range = selection.getRangeAt(0);
	if (!root.contains(range.startContainer)) return null;
	const block = blockAround(range.startContainer, root);
	if (!block) return null;
	const start = lettersBefore(block, range.startContainer, range.startOffset);
	const end = block.contains(range.endContainer)
		? lettersBefore(block, range.endContainer, range.endOffset)
		: lettersBefore(block, block, block.childNodes.length);
	return end > start ? { blockId: block.id, range: [start, end] } : null;
}

/** The place of letters on the page; null where the page does not have them. */
export function rangeOf(block: HTMLElement, letters: Letters | null): Range | null {
	const range = document.createRange();
	range.selectNodeContents(block);
	if (!letters) return range;
	let count = 0;
	let hasStart = false;
	for (const node of wordsIn(block)) {
		const text = node.data;
		for (let at = 0; at < text.length; at++) {
			if (/\s/u.test(text.charAt(at))) continue;
			if (count === letters[0]) {
				range.setStart(node, at);
				hasStart = true;
			}
			count++;
			if (count === letters[1]) {
				range.setEnd(node, at + 1);
				return hasStart ? range : null;
			}
		}
	}
	return null;
}

function blockAround(node: Node, root: HTMLElement): HTMLElement | null {
	const element = node instanceof Element ? node : node.parentElement;
	const block = element?.closest<HTMLElement>('.section > [id]') ?? null;
	return block && root.contains(block) ? block : null;
}

function lettersBefore(block: HTMLElement, node: Node, offset: number): number {
	const until = document.createRange();
	until.selectNodeContents(block);
	until.setEnd(node, offset);
	let count = 0;
	for (const words of wordsIn(block)) {
		if (until.comparePoint(words, 0) > 0) break;
		const text = words === node ? words.data.slice(0, offset) : words.data;
		count += squeeze(text).length;
	}
	return count;
}

/** What belongs to the text itself, and not to something beside it such as an answer to choose. */
function* wordsIn(block: HTMLElement): Iterable<Text> {
	const walker = document.createTreeWalker(
		block,
		NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
		(node) => {
			if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
			const isAside = node instanceof Element && node.hasAttribute('data-aside');
			return isAside ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
		}
	);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}
