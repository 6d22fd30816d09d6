import type { Block, Notice, NoticeHeader, NoticeLanguage } from './notice.ts';
import { blockText } from './plain-text.ts';
import type { PassageField } from './search/segment.ts';

/** The unit of search: the title, a heading, an article of a law, a stretch of a section. */
export interface Passage {
	field: PassageField;
	language: NoticeLanguage;
	/** Empty for the title, which is in the header. */
	blocks: Block[];
}

/** Long sections are cut at a paragraph, so that a hit points near the words and ranking compares like with like. */
const longestPassage = 800;

/** Cuts a notice for its pack. Only the builder calls this: readers find the passages as they were cut. */
export function passagesOf(title: NoticeHeader['title'], body: Pick<Notice, 'body'>): Passage[] {
	const passages: Passage[] = [{ field: 'title', language: 'zh', blocks: [] }];
	if (title.en !== null && title.en !== title.zh) {
		passages.push({ field: 'title', language: 'en', blocks: [] });
	}
	addBlocks(passages, body.body.zh, 'zh');
	if (body.body.en) addBlocks(passages, body.body.en, 'en');
	return passages;
}

function addBlocks(passages: Passage[], blocks: Block[], language: NoticeLanguage): void {
	let open: Block[] | null = null;
	let length = 0;
	let inArticle = false;
	for (const block of blocks) {
		if (block.t === 'heading') {
			passages.push({ field: 'heading', language, blocks: [block] });
			open = null;
			continue;
		}
		const more = blockText(block).length;
		if (block.t === 'article') {
			open = null;
			inArticle = true;
		} else if (block.t === 'footnote' && open?.at(-1)?.t !== 'footnote') {
			// The first note ends the article or section above it.
			open = null;
			inArticle = false;
		} else if (open === null) {
			inArticle = false;
		}
		// An article stays whole however long it is: it is what people cite.
		if (open && (inArticle || length + more <= longestPassage)) {
			open.push(block);
			length += more;
		} else {
			open = [block];
			length = more;
			passages.push({ field: 'text', language, blocks: open });
		}
	}
}

/** What is indexed and what a hit is checked against. */
export function passageText(
	{ field, language, blocks }: Passage,
	title: NoticeHeader['title']
): string {
	if (field === 'title') return (language === 'en' ? title.en : null) ?? title.zh;
	return blocks.map(blockText).join('\n');
}

/** Where the reader opens the notice: its first block, or `title`. */
export function passageId({ blocks }: Pick<Passage, 'blocks'>): string {
	return blocks[0]?.id ?? 'title';
}
