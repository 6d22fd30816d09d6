import type { Block, Notice, NoticeLanguage } from '../../../domain/notice/notice.ts';
import { inlineText } from '../../../domain/notice/plain-text.ts';
import { toLocale } from '../../../i18n/catalogue.ts';
import { booklet as words } from '../../../i18n/booklet.ts';
import { formatDate } from '../../../i18n/format.ts';
import { formatArticles } from '../../../i18n/law.ts';
import { noticeKindNames } from '../../../i18n/notice-kinds.ts';
import { createBreather } from '../../sync/breathe.ts';
import { type Line, LineSetter } from './break-lines.ts';
import type { Faces } from './faces.ts';
import { body, setBlock } from './set-block.ts';
import { reserveContents } from './set-contents.ts';
import { Sheet, sheet, textWidth } from './sheet.ts';

export interface BookletText {
	notice: Notice;
	language: NoticeLanguage;
	blocks: readonly Block[];
	/** Short hash of what is printed. */
	print: string;
	origin: string;
}

const note = { size: 9, leading: 14.5 };

/** One notice as a small book: A5, tagged, every font inside. Lets others be served while it works. */
export async function setBooklet(text: BookletText, faces: Faces): Promise<Buffer> {
	const { notice, language, blocks } = text;
	const locale = toLocale(language);
	const t = words[locale];
	const title = (language === 'en' && notice.title.en) || notice.title.zh;
	const setter = new LineSetter(faces);
	const paper = new Sheet({
		title,
		author: notice.issuer,
		lang: locale,
		madeAt: new Date(notice.updatedAt),
		origin: text.origin
	});
	const breathe = createBreather();

	setFront(paper, setter, title, factsOf(notice, language));
	const contents = reserveContents(paper, setter, blocks, t.contents);
	paper.gap(16);
	const pageOf = new Map<string, number>();
	for (const [at, block] of blocks.entries()) {
		if (block.t === 'footnote' && blocks[at - 1]?.t !== 'footnote') ruleOffNotes(paper);
		setBlock(paper, setter, block);
		if (block.t === 'heading') {
			pageOf.set(block.id, paper.pageNumber);
			paper.doc.outline.addItem(inlineText(block.children).slice(0, 120));
		}
		await breathe();
	}
	setBack(paper, setter, text, locale);
	contents.fill(pageOf);
	numberPages(paper, setter, title, t.page);
	return paper.finish();
}

function factsOf(notice: Notice, language: NoticeLanguage): string[] {
	const locale = toLocale(language);
	const t = words[locale];
	const day = (date: string) => formatDate(date, locale);
	return [
		[...new Set([noticeKindNames[locale][notice.kind], notice.category])]
			.filter(Boolean)
			.join(' · '),
		notice.issuer,
		notice.date && t.dated(day(notice.date)),
		t.number(String(notice.number)),
		notice.effectiveFrom ? t.inForceFrom(day(notice.effectiveFrom)) : '',
		notice.effectiveTo ? t.inForceUntil(day(notice.effectiveTo)) : '',
		notice.expired && !notice.effectiveTo ? t.noLongerInForce : '',
		notice.supersededBy ? t.replacedBy(notice.supersededBy.title) : ''
	].filter((fact) => fact !== '');
}

function setFront(paper: Sheet, setter: LineSetter, title: string, facts: string[]): void {
	const heading = { size: 18, leading: 27 };
	paper.y += 20;
	paper.lines(paper.root, 'H1', balanced(setter, title, heading.size), heading).end();
	paper.y += 8;
	for (const fact of facts) {
		const set = setter.setText(fact, note.size, textWidth);
		paper.lines(paper.root, 'P', set, { ...note, color: 'quiet' }).end();
	}
	paper.y += 10;
	paper.rule(sheet.side, paper.y, sheet.side + textWidth, paper.y);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordJoiner = '\u2060';

/** Lines of about one length that break no word: a title whose last letter stands alone looks like a mistake. */
function balanced(setter: LineSetter, text: string, size: number): Line[] {
	const title = Array.from(segmenter.segment(text), ({ segment }) =>
		[...segment].join(wordJoiner)
	).join('');
	let lines = setter.setText(title, size, textWidth, true);
	const most = lines.length;
	for (let room = textWidth - size; lines.length > 1 && room > size; room -= size) {
		const narrower = setter.setText(title, size, room, true);
		if (narrower.length > most) break;
		lines = narrower;
	}
	return lines.map((line) => ({ ...line, gaps: 0 }));
}

/** A short line, as books have it, with room for the first note below. */
function ruleOffNotes(paper: Sheet): void {
	paper.gap(16);
	paper.keep(4 * note.leading);
	paper.rule(sheet.side, paper.y, sheet.side + 90, paper.y);
	paper.gap(2);
}

function setBack(
	paper: Sheet,
	setter: LineSetter,
	{ notice, print, origin }: BookletText,
	locale: 'zh-CN' | 'en'
): void {
	const t = words[locale];
	const quiet = { ...note, color: 'quiet' as const };
	if (notice.citations.length > 0) {
		const caption = setter.setText(t.citations, 12, textWidth, true);
		paper.gap(18);
		paper.keep(caption.length * 20 + 2 * body.leading);
		paper.lines(paper.root, 'H2', caption, { size: 12, leading: 20 }).end();
		for (const { law, article } of notice.citations) {
			const cited = formatArticles(law.replaceAll(/[《》]/g, ''), [article], locale);
			paper.lines(paper.root, 'P', setter.setText(cited, note.size, textWidth), note).end();
		}
	}
	const lines = [
		notice.source && t.source(notice.source),
		t.version(formatDate(notice.updatedAt, locale), print),
		t.address(`${origin}/notices/${notice.number}`),
		setter.missing.size > 0 ? t.missing([...setter.missing].join(' ')) : '',
		t.notAdvice
	]
		.filter((line) => line !== '')
		.map((line) => setter.setText(line, note.size, textWidth));
	paper.gap(16);
	paper.keep(8 + lines.flat().length * note.leading);
	paper.rule(sheet.side, paper.y, sheet.side + textWidth, paper.y);
	paper.gap(8);
	for (const line of lines) paper.lines(paper.root, 'P', line, quiet).end();
}

function numberPages(
	paper: Sheet,
	setter: LineSetter,
	title: string,
	format: (page: string, pages: string) => string
): void {
	const pages = paper.pageNumber;
	const [head] = setter.setText(title, 8, textWidth);
	for (let page = 0; page < pages; page++) {
		paper.doc.switchToPage(page);
		if (head && page > 0) paper.marginal({ ...head, gaps: 0 }, 26, 8);
		const [foot] = setter.setText(format(String(page + 1), String(pages)), 8, textWidth);
		if (foot) paper.marginal(foot, sheet.height - 36, 8);
	}
}
