import type { NoticeDraft } from '../src/domain/notice/draft.ts';
import { lawTexts } from './law-texts.ts';

const articleStart = /^(第[^\s条]{1,9}条(?:之[一二三四五六七八九十]+)?)/;

/** Each article of a law as a notice of its own: many small texts, the hardest case for whoever counts rows. */
export async function* articleNotices(count: number): AsyncGenerator<NoticeDraft> {
	let left = count;
	for await (const law of lawTexts(count)) {
		for (const { label, text } of splitArticles(law.text.zh ?? '')) {
			const title = { zh: `${law.title.zh} ${label}`, en: null };
			const sourceId = `${law.sourceId} ${label} ${left}`;
			yield { ...law, sourceId, title, text: { zh: text, en: null } };
			if (--left === 0) return;
		}
	}
}

function splitArticles(text: string): Array<{ label: string; text: string }> {
	const articles: Array<{ label: string; text: string }> = [];
	for (const line of text.split('\n')) {
		const label = articleStart.exec(line)?.[1];
		const last = articles.at(-1);
		if (label) articles.push({ label, text: line });
		else if (last) last.text += `\n${line}`;
	}
	return articles;
}
