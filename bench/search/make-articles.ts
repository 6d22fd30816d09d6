import { passageId, passagesOf, passageText } from '../../src/domain/notice/passages.ts';
import { foldText } from '../../src/domain/notice/search/tokens.ts';
import { draftToNotice } from '../../src/domain/notice/draft.ts';
import { type BuiltPack, PackBuilder } from '../../src/server/notice/pack-builder.ts';
import { lawTexts } from '../law-texts.ts';

/** The same articles as packs of laws, and one by one for engines that know documents only. */
export interface ArticleContent {
	packs: BuiltPack[];
	/** Of each article: its folded text, and its names: `law#article`, and `pack:passage` in the index. */
	ids: Array<[name: string, place: string]>;
	texts: string[];
}

export async function makeArticles(count: number): Promise<ArticleContent> {
	const content: ArticleContent = { packs: [], ids: [], texts: [] };
	let builder = new PackBuilder();
	let number = 0;
	let passages = 0;
	for await (const draft of lawTexts(count)) {
		const notice = draftToNotice(draft, { number: ++number, publishedAt: '', updatedAt: '' });
		builder.add(notice);
		for (const passage of passagesOf(notice.title, notice)) {
			const place = `${content.packs.length}:${passages++}`;
			if (passage.blocks[0]?.t !== 'article') continue;
			content.ids.push([`${number}#${passageId(passage)}`, place]);
			content.texts.push(foldText(passageText(passage, notice.title)));
		}
		if (!builder.isFull) continue;
		content.packs.push(builder.finish());
		builder = new PackBuilder();
		passages = 0;
	}
	if (!builder.isEmpty) content.packs.push(builder.finish());
	return content;
}
