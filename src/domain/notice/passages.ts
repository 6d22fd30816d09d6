import type { Block, NoticeBody, NoticeHeader, NoticeLanguage } from './notice.ts';
import { blockText } from './plain-text.ts';
import type { PassageField } from './search/segment.ts';

/** The unit of search: the title, a heading, an article of a law, a stretch of a section. */
export interface Passage {
	/** Id of its first block, which the reader scrolls to; `title` for the title. */
	id: string;
	field: PassageField;
	language: NoticeLanguage;
	text: string;
}

/** Long sections are cut at a paragraph, so that a hit points near the words and ranking compares like with like. */
const longestPassage = 800;

/**
 * Builder and reader of the index both call this, and the index refers to passages by their
 * place in this list: a change here is a new pack format.
 */
export function passagesOf(
	title: NoticeHeader['title'],
	body: Pick<NoticeBody, 'body'>
): Passage[] {
	const passages: Passage[] = [{ id: 'title', field: 'title', language: 'zh', text: title.zh }];
	if (title.en !== null && title.en !== title.zh) {
		passages.push({ id: 'title', field: 'title', language: 'en', text: title.en });
	}
	addBlocks(passages, body.body.zh, 'zh');
	if (body.body.en) addBlocks(passages, body.body.en, 'en');
	return passages;
}

function addBlocks(passages: Passage[], blocks: Block[], language: NoticeLanguage): void {
	let open: Passage | null = null;
	let inArticle = false;
	for (const block of blocks) {
		const text = blockText(block);
		if (block.t === 'heading') {
			passages.push({ id: block.id, field: 'heading', language, text });
			open = null;
			continue;
		}
		if (block.t === 'article') {
			open = null;
			inArticle = true;
		} else if (open === null) {
			inArticle = false;
		}
		// An article stays whole however long it is: it is what people cite.
		if (open && (inArticle || open.text.length + text.length <= longestPassage)) {
			open.text += `\n${text}`;
		} else {
			open = { id: block.id, field: 'text', language, text };
			passages.push(open);
		}
	}
}
