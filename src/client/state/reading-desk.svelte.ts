import type { Place } from '#domain/notice/anchor';
import type { Mark } from '#domain/notice/mark';
import type { Cited } from './read-cited-articles.ts';
import { type OpenText, type PlacedMark, reading } from './reading.svelte.ts';

/** What the sheet beside the text is about: a paragraph, or letters of it. */
export interface DeskTarget {
	blockId: string;
	range: [number, number] | null;
}

export interface Change {
	mark: Mark;
	place: Extract<Place, { state: 'changed' }>;
}

/** The one open text with its marks, shared by the tools above it and the signs beside its paragraphs. */
class ReadingDesk {
	text = $state.raw<OpenText | null>(null);
	/** Every paragraph offers its menu: the way for a keyboard, a screen reader or a shaking hand. */
	isMarking = $state(false);
	target = $state.raw<DeskTarget | null>(null);
	change = $state.raw<Change | null>(null);
	/** Articles of the open law that notices cite, by the ids of their blocks. */
	cited = $state.raw<Record<string, Cited>>({});

	placed = $derived<PlacedMark[]>(this.text ? reading.placed(this.text) : []);
	/** Marks whose paragraph was taken out of the text. */
	lost = $derived(this.placed.filter(({ place }) => place?.state === 'gone'));
	whole = $derived(this.placed.find(({ place }) => place === null)?.mark ?? null);
	#byBlock = $derived.by(() => {
		const byBlock: Record<string, PlacedMark[]> = {};
		for (const one of this.placed) {
			if (one.place && one.place.state !== 'gone') (byBlock[one.place.id] ??= []).push(one);
		}
		return byBlock;
	});

	marksAt(blockId: string): PlacedMark[] {
		return this.#byBlock[blockId] ?? [];
	}

	/** Whether anything stands beside this paragraph. */
	has(blockId: string): boolean {
		return this.isMarking || blockId in this.#byBlock || blockId in this.cited;
	}

	open(text: OpenText): void {
		if (this.text?.notice.number !== text.notice.number) [this.isMarking, this.cited] = [false, {}];
		this.text = text;
	}

	close(): void {
		this.text = null;
		this.target = null;
		this.change = null;
	}
}

export const desk = new ReadingDesk();
