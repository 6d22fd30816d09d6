import { type Anchor, findAnchor, makeAnchor, type Place } from '#domain/notice/anchor';
import {
	type Mark,
	type MarkKind,
	mergeMarks,
	readMarkFile,
	writeMarkFile
} from '#domain/notice/mark';
import type { Block, Notice, NoticeLanguage } from '#domain/notice/notice';
import type { Result } from '#domain/result';
import * as store from './reading-store.ts';

/** The text that is open: what a new mark is hung on. */
export interface OpenText {
	notice: Pick<Notice, 'number' | 'title'>;
	blocks: readonly Block[];
	language: NoticeLanguage;
}

export interface PlacedMark {
	mark: Mark;
	/** Null for a mark of the whole notice. */
	place: Place | null;
}

/** Bookmarks, highlights and notes on this device. One per tab, browser only. */
class Reading {
	marks = $state.raw<Mark[]>([]);
	isReady = $state(false);
	/** False when the browser refused to store: the page must not promise what it cannot keep. */
	isSaved = $state(true);

	async load(): Promise<void> {
		try {
			this.marks = await store.readMarks();
		} catch {
			// Private mode or blocked storage: marks then last as long as the tab, and the page says so.
			this.isSaved = false;
		}
		this.isReady = true;
	}

	/** The marks of the open text, each with where it stands now. */
	placed({ notice, blocks, language }: OpenText): PlacedMark[] {
		return this.marks
			.filter(({ number }) => number === notice.number)
			.filter(({ anchor }) => anchor === null || anchor.language === language)
			.map((mark) => ({ mark, place: mark.anchor && findAnchor(mark.anchor, blocks) }));
	}

	async add(
		text: OpenText,
		kind: MarkKind,
		at: { blockId: string; range: [number, number] | null } | null,
		note = ''
	): Promise<Mark | null> {
		const anchor: Anchor | null =
			at && makeAnchor(text.blocks, at.blockId, text.language, at.range);
		if (at && !anchor) return null;
		const { number, title } = text.notice;
		const now = new Date().toISOString();
		const id = crypto.randomUUID();
		const mark: Mark = {
			id,
			kind,
			number,
			title: { ...title },
			anchor,
			note,
			createdAt: now,
			updatedAt: now
		};
		await this.#save([mark]);
		return mark;
	}

	/** Other words; a highlight with words is a note, and a note without them a highlight. */
	async write(mark: Mark, note: string): Promise<void> {
		const kind = mark.kind === 'bookmark' ? 'bookmark' : note === '' ? 'highlight' : 'note';
		await this.#save([{ ...mark, kind, note, updatedAt: new Date().toISOString() }]);
	}

	/** The person has seen what changed: from now on the mark is of the new words. */
	async accept(mark: Mark, { blocks, language }: OpenText, place: Place): Promise<void> {
		if (place.state !== 'changed') return;
		const anchor = makeAnchor(blocks, place.id, language, place.range);
		await this.#save([{ ...mark, anchor, updatedAt: new Date().toISOString() }]);
	}

	async remove({ id }: Mark): Promise<void> {
		this.marks = this.marks.filter((mark) => mark.id !== id);
		try {
			await store.removeMark(id);
		} catch {
			this.isSaved = false;
		}
	}

	exportText(): string {
		return writeMarkFile(this.marks, new Date().toISOString());
	}

	/** How many came in, new or newer than here. */
	async importText(file: string): Promise<Result<number, 'not_ours' | 'newer'>> {
		const read = readMarkFile(file);
		if (!read.ok) return read;
		const news = mergeMarks(this.marks, read.value);
		await this.#save(news);
		return { ok: true, value: news.length };
	}

	async #save(marks: Mark[]): Promise<void> {
		const ids = new Set(marks.map(({ id }) => id));
		this.marks = [...marks, ...this.marks.filter(({ id }) => !ids.has(id))];
		try {
			await store.saveMarks(marks);
			this.isSaved = true;
		} catch {
			// The words stay on the screen while the tab lives.
			this.isSaved = false;
		}
	}
}

export const reading = new Reading();
