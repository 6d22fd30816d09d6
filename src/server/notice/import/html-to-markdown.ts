import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import type { ImportNote } from '../../../domain/notice/import.ts';
import { isAllowedHref } from '../../../domain/notice/link.ts';
import { escapeLine, escapeText } from './escape-markdown.ts';

export interface Converted {
	/** `<title>` or the first top heading; empty when there is none. */
	title: string;
	text: string;
	notes: ImportNote[];
}

/** Nothing in them is text for a reader. */
const dropped = new Set(
	'script style template noscript iframe object embed applet svg math canvas audio video head form input button select textarea option link meta base frame frameset'.split(
		' '
	)
);
const embedded = new Set(['iframe', 'object', 'embed', 'svg', 'video', 'audio', 'canvas']);
const blocks = new Set(
	'p div section article main header footer aside nav figure figcaption address pre dl dt dd body html center fieldset details summary'.split(
		' '
	)
);
/** Where mammoth puts the notes of a Word file. */
const notePlace = /^(?:foot|end)note-\d/;
/** Deeper trees than anybody writes are read as plain text. */
const deepest = 60;

/**
 * HTML as Markdown that means the same: structure is kept, everything that could act or load is not.
 * The Markdown is then read by the same parser as what an editor types, so this adds no second road.
 */
export function htmlToMarkdown(html: string): Converted {
	return new Converter().convert(parse(html));
}

class Converter {
	#notes = new Set<ImportNote>();
	#parts: string[] = [];
	#line = '';
	#title = '';

	convert(document: Tree.Document): Converted {
		const head = findElement(document, 'title');
		this.#children(document, 0);
		this.#flush();
		const title = this.#title || (head ? plainText(head).trim() : '');
		return { title, text: this.#parts.join('\n\n'), notes: [...this.#notes] };
	}

	#children(node: Tree.ParentNode, depth: number): void {
		for (const child of node.childNodes) this.#node(child, depth);
	}

	#node(node: Tree.ChildNode, depth: number): void {
		if ('value' in node) {
			this.#line += escapeText(collapse(node.value));
			return;
		}
		if (!('tagName' in node)) return;
		if (depth > deepest) {
			this.#line += escapeText(collapse(plainText(node)));
			return;
		}
		this.#element(node, depth + 1);
	}

	#element(node: Tree.Element, depth: number): void {
		const tag = node.tagName;
		if (tag === 'img' || tag === 'picture') this.#notes.add('image');
		else if (dropped.has(tag)) {
			if (embedded.has(tag)) this.#notes.add('embedded');
		} else if (/^h[1-6]$/.test(tag)) this.#heading(node, Number(tag[1]), depth);
		else if (tag === 'ul' || tag === 'ol') this.#list(node, tag === 'ol', depth);
		else if (tag === 'table') this.#table(node);
		else if (tag === 'blockquote') this.#quote(node, depth);
		else if (tag === 'br') this.#line += '\\\n';
		else if (tag === 'hr') this.#flush();
		else if (tag === 'strong' || tag === 'b') this.#marked(node, '**', depth);
		else if (tag === 'em' || tag === 'i') this.#marked(node, '*', depth);
		else if (tag === 'a') this.#link(node, depth);
		else if (blocks.has(tag)) {
			this.#flush();
			this.#children(node, depth);
			this.#flush();
		} else this.#children(node, depth);
	}

	#heading(node: Tree.Element, level: number, depth: number): void {
		this.#flush();
		const plain = plainText(node).replace(/\s+/g, ' ').trim();
		if (level === 1 && this.#title === '' && this.#parts.length === 0) {
			this.#title = plain;
			return;
		}
		const words = this.#inner(node, depth).replaceAll(/\\?\n+/g, ' ');
		if (words !== '') this.#parts.push(`${'#'.repeat(Math.max(2, Math.min(level, 4)))} ${words}`);
	}

	#list(node: Tree.Element, isOrdered: boolean, depth: number): void {
		this.#flush();
		const items = node.childNodes.filter(
			(child): child is Tree.Element => 'tagName' in child && child.tagName === 'li'
		);
		const isNotes = items.some((item) => notePlace.test(attributeOf(item, 'id')));
		if (isOrdered && !isNotes) this.#notes.add('numbering');
		const lines = items.map((item, at) => {
			const words = this.#inner(item, depth).replace(/\s*↑$/, '');
			if (isNotes) return `[^${at + 1}]: ${words.replaceAll('\n', '\n    ')}`;
			const mark = isOrdered ? `${at + 1}. ` : '- ';
			return mark + words.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
		});
		if (lines.length > 0) this.#parts.push(lines.join(isNotes ? '\n\n' : '\n'));
	}

	#quote(node: Tree.Element, depth: number): void {
		this.#flush();
		const words = this.#inner(node, depth);
		if (words !== '') this.#parts.push(`> ${words.replaceAll('\n', '\n> ')}`);
	}

	#table(node: Tree.Element): void {
		this.#flush();
		const rows = findAll(node, 'tr').map((row) => this.#cells(row));
		const width = Math.max(0, ...rows.map((row) => row.length));
		if (width === 0) return;
		const line = (cells: string[]) =>
			`| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
		const [head = [], ...body] = rows;
		const rule = `|${' --- |'.repeat(width)}`;
		this.#parts.push([line(head), rule, ...body.map(line)].join('\n'));
	}

	#cells(row: Tree.Element): string[] {
		return row.childNodes.flatMap((cell) => {
			if (!('tagName' in cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) return [];
			const span = Math.min(20, Number(attributeOf(cell, 'colspan')) || 1);
			if (span > 1 || Number(attributeOf(cell, 'rowspan')) > 1) this.#notes.add('mergedCells');
			if (findElement(cell, 'img')) this.#notes.add('image');
			let words = escapeText(plainText(cell).replace(/\s+/g, ' ').trim());
			for (const link of findAll(cell, 'a').filter(leadsToNote)) {
				words = words.replace(escapeText(plainText(link)), noteMark(link));
			}
			return [words, ...Array.from({ length: span - 1 }, () => '')];
		});
	}

	#marked(node: Tree.Element, mark: string, depth: number): void {
		const words = this.#inner(node, depth);
		// A mark next to a space is no mark, and one over several paragraphs would not close.
		this.#line += words === '' || words.includes('\n') ? asLines(words) : mark + words + mark;
	}

	#link(node: Tree.Element, depth: number): void {
		const words = this.#inner(node, depth);
		const href = attributeOf(node, 'href');
		if (leadsToNote(node)) {
			this.#line += noteMark(node);
			return;
		}
		const isOwnPlace = href.startsWith('#') || href === '';
		if (isOwnPlace || words === '' || words.includes('\n') || !isAllowedHref(href)) {
			this.#line += asLines(words);
			return;
		}
		this.#line += `[${words}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
	}

	/** The words of an element in one piece, blocks inside it apart. */
	#inner(node: Tree.ParentNode, depth: number): string {
		const outer = { parts: this.#parts, line: this.#line };
		this.#parts = [];
		this.#line = '';
		this.#children(node, depth);
		this.#flush();
		const words = this.#parts.join('\n\n');
		this.#parts = outer.parts;
		this.#line = outer.line;
		return words;
	}

	#flush(): void {
		const lines = this.#line
			.split('\\\n')
			.map((line) => escapeLine(line.replace(/\s+/g, ' ').trim()));
		const words = lines.filter((line) => line !== '').join('\\\n');
		if (words !== '') this.#parts.push(words);
		this.#line = '';
	}
}

/** Blocks where only lines can stand. */
function asLines(words: string): string {
	return words.replaceAll(/\\?\n+/g, '\\\n');
}

function leadsToNote(link: Tree.Element): boolean {
	const href = attributeOf(link, 'href');
	return href.startsWith('#') && notePlace.test(href.slice(1));
}

/** Its number is the place of its note in the list below the text. */
function noteMark(link: Tree.Element): string {
	return `[^${plainText(link).replace(/\D/g, '')}]`;
}

function collapse(text: string): string {
	return text.replace(/[\s\u00a0]+/g, ' ');
}

/** Without recursion: it is also what very deep trees are read with. */
function plainText(node: Tree.ParentNode): string {
	let text = '';
	const stack: Tree.ChildNode[] = [...node.childNodes].reverse();
	for (let one = stack.pop(); one; one = stack.pop()) {
		if ('value' in one) text += one.value;
		else if ('tagName' in one && !dropped.has(one.tagName)) {
			if (one.tagName === 'br' || blocks.has(one.tagName)) text += ' ';
			for (let at = one.childNodes.length - 1; at >= 0; at--) {
				const child = one.childNodes[at];
				if (child) stack.push(child);
			}
		}
	}
	return text;
}

function findAll(node: Tree.ParentNode, tag: string): Tree.Element[] {
	const found: Tree.Element[] = [];
	const stack: Tree.ChildNode[] = [...node.childNodes].reverse();
	for (let one = stack.pop(); one; one = stack.pop()) {
		if (!('tagName' in one)) continue;
		if (one.tagName === tag) found.push(one);
		else if (one.tagName !== 'table') stack.push(...[...one.childNodes].reverse());
	}
	return found;
}

function findElement(node: Tree.ParentNode, tag: string): Tree.Element | undefined {
	return findAll(node, tag)[0];
}

function attributeOf(node: Tree.Element, name: string): string {
	return node.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}
