import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import footnotes from 'markdown-it-footnote';
import { articleAnchor } from './article.ts';
import { BlockIds } from './block-id.ts';
import { endsNote, Footnotes, type ParsedNotes, type Token } from './footnotes.ts';
import { isAllowedHref } from './link.ts';
import type { Block, Inline } from './notice.ts';
import { rankHeadings } from './rank-headings.ts';
import { inlineText } from './plain-text.ts';

// HTML off: angle brackets are text. No linkify and no typographer: the words stay as written.
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });
// Every address goes through our own allow-list below; markdown-it's default list is longer.
markdown.validateLink = isAllowedHref;
// **原告：**甲 is strong: without this, marks beside Chinese punctuation stay marks.
markdown.use(cjkFriendly);
markdown.use(footnotes);
// Notes stay where they are written until the tree is built: the package would drop those nothing leads to.
markdown.core.ruler.disable('footnote_tail');
markdown.inline.ruler.disable('footnote_inline');

/** Markdown as a tree of what a page can show. What the tree cannot say (images, code, rules) becomes its words. */
export function markdownToBlocks(source: string, prefix = ''): Block[] {
	const notes: ParsedNotes = {};
	const tokens = markdown.parse(source, notes);
	return new TreeBuilder(tokens, notes, new BlockIds(prefix)).build();
}

class TreeBuilder {
	#tokens: Token[];
	#ids: BlockIds;
	#notes: Footnotes;
	#at = 0;
	#blocks: Block[] = [];

	constructor(tokens: Token[], notes: ParsedNotes, ids: BlockIds) {
		this.#tokens = tokens;
		this.#ids = ids;
		this.#notes = new Footnotes(tokens, notes, ids);
	}

	build(): Block[] {
		while (this.#at < this.#tokens.length) this.#block();
		const notes = this.#notes.blocks((token) => this.#words(token));
		return rankHeadings([...this.#blocks, ...notes]);
	}

	#block(): void {
		const token = this.#next();
		if (!token) return;
		switch (token.type) {
			case 'heading_open':
				return this.#heading(Number(token.tag.slice(1)));
			case 'bullet_list_open':
			case 'ordered_list_open':
				return this.#list(token.type === 'ordered_list_open', token.type.replace('open', 'close'));
			case 'blockquote_open':
				return this.#quote();
			case 'table_open':
				return this.#table();
			case 'footnote_reference_open':
				return this.#skipNote(token);
			case 'inline':
			case 'fence':
			case 'code_block':
				return this.#paragraph(this.#words(token));
			default:
		}
	}

	#heading(level: number): void {
		const children = this.#words(this.#next());
		const id = this.#ids.fromWords('h', inlineText(children));
		// One `#` is the title's level on the page; deeper than four is not shown apart.
		const shown = level <= 2 ? 1 : level === 3 ? 2 : 3;
		this.#blocks.push({ t: 'heading', id, level: shown, children });
	}

	#paragraph(children: Inline[]): void {
		const text = inlineText(children);
		if (text.trim() === '') return;
		const article = /^(第[^\s条]{1,8}条(?:之[一二三四五六七八九十]+)?)\s+/.exec(text);
		const anchor = article?.[1] ? articleAnchor(article[1]) : null;
		const first = children[0];
		if (article?.[1] && anchor && first?.t === 'text' && first.text.startsWith(article[0])) {
			const rest = { ...first, text: first.text.slice(article[0].length) };
			this.#blocks.push({
				t: 'article',
				id: this.#ids.take(anchor),
				label: article[1],
				children: [rest, ...children.slice(1)]
			});
			return;
		}
		this.#blocks.push({ t: 'paragraph', id: this.#ids.fromWords('p', text), children });
	}

	/** Inner lists are flattened into their parent: a phone has no room for more than one margin. */
	#list(ordered: boolean, close: string): void {
		const items: Inline[][] = [];
		let depth = 1;
		let fresh = true;
		while (depth > 0) {
			const token = this.#next();
			if (!token) break;
			if (token.type === close.replace('close', 'open')) depth++;
			else if (token.type === close) depth--;
			else if (token.type === 'list_item_open') fresh = true;
			else if (token.type === 'inline') {
				const children = this.#words(token);
				const open = items[items.length - 1];
				if (fresh || !open) items.push(children);
				else open.push({ t: 'break' }, ...children);
				fresh = false;
			}
		}
		const id = this.#ids.fromWords('l', items.map(inlineText).join('\n'));
		this.#blocks.push({ t: 'list', id, ordered, items });
	}

	#quote(): void {
		const children: Inline[] = [];
		let depth = 1;
		while (depth > 0) {
			const token = this.#next();
			if (!token) break;
			if (token.type === 'blockquote_open') depth++;
			else if (token.type === 'blockquote_close') depth--;
			else if (token.type === 'inline') {
				if (children.length > 0) children.push({ t: 'break' });
				children.push(...this.#words(token));
			}
		}
		const id = this.#ids.fromWords('q', inlineText(children));
		this.#blocks.push({ t: 'quote', id, children });
	}

	#table(): void {
		const rows: Inline[][][] = [];
		for (let token = this.#next(); token && token.type !== 'table_close'; token = this.#next()) {
			if (token.type === 'tr_open') rows.push([]);
			else if (token.type === 'inline') {
				rows[rows.length - 1]?.push(this.#words(token));
			}
		}
		const [head = [], ...body] = rows;
		const id = this.#ids.fromWords('t', head.map(inlineText).join('|'));
		this.#blocks.push({ t: 'table', id, head, rows: body });
	}

	/** What is shown at the end is passed over here; any other note is words like all others. */
	#skipNote(open: Token): void {
		if (!this.#notes.isNote(open)) return;
		for (let token = this.#next(); token; token = this.#next()) if (endsNote(token)) return;
	}

	#words(token: Token | undefined): Inline[] {
		// Code is its words.
		if (token && token.type !== 'inline') return [{ t: 'text', text: token.content.trim() }];
		return toInline(token?.children ?? [], (sign) => this.#notes.sign(sign));
	}

	#next(): Token | undefined {
		return this.#tokens[this.#at++];
	}
}

function toInline(tokens: readonly Token[], signOf: (sign: Token) => Inline): Inline[] {
	const stack: Inline[][] = [[]];
	const open: Array<(children: Inline[]) => Inline[]> = [];
	const push = (...nodes: Inline[]) => stack[stack.length - 1]?.push(...nodes);
	for (const token of tokens) {
		if (token.nesting === 1) {
			stack.push([]);
			open.push(wrapperOf(token));
		} else if (token.nesting === -1) {
			const children = stack.pop() ?? [];
			const wrap = open.pop();
			if (wrap) push(...wrap(children));
		} else if (token.type === 'footnote_ref') {
			push(signOf(token));
		} else if (token.type === 'hardbreak') {
			push({ t: 'break' });
		} else if (token.type === 'softbreak') {
			// A line end in the source is no space between Han characters, and one between words.
			push({ t: 'text', text: ' ' });
		} else if (token.content !== '') {
			push({ t: 'text', text: token.content });
		}
	}
	return joinTexts(stack[0] ?? []);
}

function wrapperOf(token: Token): (children: Inline[]) => Inline[] {
	if (token.type === 'strong_open') return (children) => [{ t: 'strong', children }];
	if (token.type === 'em_open') return (children) => [{ t: 'em', children }];
	const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
	if (isAllowedHref(href)) {
		return (children) => [{ t: 'link', href, children }];
	}
	return (children) => children;
}

function joinTexts(nodes: Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const node of nodes) {
		const last = joined[joined.length - 1];
		if (node.t === 'text' && last?.t === 'text') {
			joined[joined.length - 1] = { t: 'text', text: joinWords(last.text, node.text) };
		} else {
			joined.push(node);
		}
	}
	return joined;
}

function joinWords(before: string, after: string): string {
	const isHan = (unit: string | undefined) => unit !== undefined && unit > '\u2e7f';
	if (before.endsWith(' ') && isHan(before.at(-2)) && isHan(after[0])) {
		return before.slice(0, -1) + after;
	}
	return before + after;
}
