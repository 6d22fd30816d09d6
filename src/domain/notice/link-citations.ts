import { articleAnchor } from './article.ts';
import { CitationReader, type CitationInText } from './find-citations.ts';
import { findEnglishCitations } from './find-english-citations.ts';
import { resolveCitation } from './laws.ts';
import { lawAddress } from './law-address.ts';
import type { Block, Inline, Notice, NoticeHeader } from './notice.ts';

type Cited = Notice['citations'][number];

export interface LinkedText {
	blocks: Block[];
	/** Every article of another law that the register holds, once, in the order of the text. */
	citations: Cited[];
}

/**
 * Turns the citations of a text into links: 本法 to its own articles, the laws of the register to the page
 * of that article. Others stay words, because nobody knows where they would lead.
 */
export function linkCitations(
	blocks: readonly Block[],
	{ kind, title, date }: Pick<NoticeHeader, 'kind' | 'title' | 'date'>
): LinkedText {
	const reader = new CitationReader(kind === 'law' ? title.zh : null);
	const own = { law: reader.ownName, ids: new Set(blocks.map((block) => block.id)) };
	const linker = new CitationLinker((text) => reader.read(text), date, own);
	return { blocks: blocks.map((block) => linker.block(block)), citations: linker.citations() };
}

/** The same for an English text. */
export function linkEnglishCitations(blocks: readonly Block[], date: string): Block[] {
	const linker = new CitationLinker(findEnglishCitations, date, { law: null, ids: new Set() });
	return blocks.map((block) => linker.block(block));
}

class CitationLinker {
	#read: (text: string) => CitationInText[];
	#date: string;
	/** The text's own name, when it is a law, and the anchors it has. */
	#own: { law: string | null; ids: ReadonlySet<string> };
	#cited = new Map<string, Cited>();

	constructor(
		read: (text: string) => CitationInText[],
		date: string,
		own: { law: string | null; ids: ReadonlySet<string> }
	) {
		this.#read = read;
		this.#date = date;
		this.#own = own;
	}

	citations(): Cited[] {
		return [...this.#cited.values()];
	}

	block(block: Block): Block {
		switch (block.t) {
			case 'list':
				return { ...block, items: block.items.map((item) => this.#inline(item)) };
			case 'table':
				return {
					...block,
					head: block.head.map((cell) => this.#inline(cell)),
					rows: block.rows.map((row) => row.map((cell) => this.#inline(cell)))
				};
			// A heading is a place to go to, not away from.
			case 'heading':
				return block;
			default:
				return { ...block, children: this.#inline(block.children) };
		}
	}

	#inline(children: readonly Inline[]): Inline[] {
		return children.flatMap((child): Inline[] => {
			if (child.t === 'text') return this.#text(child.text);
			if (child.t === 'strong' || child.t === 'em') {
				return [{ ...child, children: this.#inline(child.children) }];
			}
			return [child];
		});
	}

	#text(text: string): Inline[] {
		const pieces: Inline[] = [];
		let done = 0;
		for (const found of this.#read(text)) {
			const href = this.#addressOf(found);
			if (href === null) continue;
			if (found.start > done) pieces.push({ t: 'text', text: text.slice(done, found.start) });
			const words = text.slice(found.start, found.end);
			pieces.push({ t: 'link', href, children: [{ t: 'text', text: words }] });
			done = found.end;
		}
		if (done === 0) return [{ t: 'text', text }];
		return done < text.length ? [...pieces, { t: 'text', text: text.slice(done) }] : pieces;
	}

	#addressOf({ law, articles }: CitationInText): string | null {
		const [first = ''] = articles;
		if (law === this.#own.law) {
			const anchor = articleAnchor(first);
			return anchor !== null && this.#own.ids.has(anchor) ? `#${anchor}` : null;
		}
		const known = resolveCitation({ law, article: first }, this.#date)?.law;
		if (known === undefined) return null;
		for (const article of articles) this.#cited.set(`${known} ${article}`, { law: known, article });
		return lawAddress(known, first);
	}
}
